//! The rules, in the order in which a list shows them.

use std::collections::BTreeSet;

use journal::domain::Audience;
use journal::rules::lens::{self, Writing};
use uuid::Uuid;

use super::words::{FUTURE, KNOWN_ACRONYMS, acronyms, stands_in};
use super::{Group, Looked, Rule, Spot, text_of};
use crate::document::Content;
use crate::project::ProjectedIncident;
use crate::words;

/// A sentence about a handful says little.
const FEWEST: u32 = 3;
/// What a reader takes in within 90 seconds, at 240 words a minute.
const MOST_WORDS: usize = 360;

pub const RULES: [Rule; 13] = [
    Rule {
        key: "stale",
        group: Group::FixBeforeSending,
        why: "It was saved when the data said something else.",
        find: stale,
    },
    Rule {
        key: "private",
        group: Group::FixBeforeSending,
        why: "The same words stand in the notes that are only for you.",
        find: private,
    },
    Rule {
        key: "alternative",
        group: Group::FixBeforeSending,
        why: "A reader who cannot see the picture is told nothing.",
        find: no_alternative,
    },
    Rule {
        key: "future",
        group: Group::FixBeforeSending,
        why: "What has not happened yet is a plan, not evidence.",
        find: future,
    },
    Rule {
        key: "names_left",
        group: Group::WorthALook,
        why: "It is on the list of redactions, and this level leaves it.",
        find: names_left,
    },
    Rule {
        key: "wording",
        group: Group::WorthALook,
        why: "Readers trust plain words more.",
        find: wording,
    },
    Rule {
        key: "small_n",
        group: Group::WorthALook,
        why: "So few carry no general sentence.",
        find: small_n,
    },
    Rule {
        key: "consent",
        group: Group::WorthALook,
        why: "Words of others are in a paper only with their consent.",
        find: consent,
    },
    Rule {
        key: "kept_out",
        group: Group::WorthALook,
        why: "What came of incidents that these readers may not be told of would tell of them.",
        find: kept_out,
    },
    Rule {
        key: "acronym",
        group: Group::WorthALook,
        why: "Not every reader knows it; say once what it stands for.",
        find: unexplained,
    },
    Rule {
        key: "ladder",
        group: Group::WorthALook,
        why: "A committee looks at the empty rows first.",
        find: empty_dimensions,
    },
    Rule {
        key: "recency",
        group: Group::WorthALook,
        why: "It reads as if the rest of the period had been quiet.",
        find: recency,
    },
    Rule {
        key: "long_summary",
        group: Group::WorthALook,
        why: "The first page is read in 90 seconds or not at all.",
        find: long_summary,
    },
];

fn names_left(looked: &Looked<'_>) -> Vec<Spot> {
    if looked.projected.reader().audience() == Audience::Own {
        return Vec::new();
    }
    let listed = looked.projected.listed();
    let mut told = BTreeSet::new();
    let spots = each_text(looked, |text| {
        let found = listed.find(text).into_iter();
        let found: BTreeSet<&str> = found.map(|one| &text[one.bytes]).collect();
        found.into_iter().map(quoted).collect()
    });
    spots
        .into_iter()
        .filter(|spot| told.insert(spot.found.to_lowercase()))
        .collect()
}

fn stale(looked: &Looked<'_>) -> Vec<Spot> {
    let claims = looked.projected.work().claims.iter();
    let stale = claims.filter(|claim| claim.stale);
    stale
        .filter_map(|claim| {
            // Not every paper prints every claim.
            let block = block_with(looked, &claim.sentence)?;
            Some(Spot {
                found: claim.sentence.clone(),
                block: Some(block),
                sources: claim.incidents.iter().map(|id| id.0).collect(),
            })
        })
        .collect()
}

fn private(looked: &Looked<'_>) -> Vec<Spot> {
    let incidents = looked.projected.incidents().iter();
    let echoing = incidents.filter(|incident| incident.echoes_private);
    echoing
        .map(|incident| Spot {
            found: incident.title.clone(),
            block: block_of(looked, incident.id.0),
            sources: vec![incident.id.0],
        })
        .filter(|spot| spot.block.is_some())
        .collect()
}

fn no_alternative(looked: &Looked<'_>) -> Vec<Spot> {
    let blocks = looked.document.blocks.iter().enumerate();
    blocks
        .filter_map(|(place, block)| {
            let Content::Figure(figure) = &block.content else {
                return None;
            };
            figure.alternative.trim().is_empty().then(|| Spot {
                found: figure.caption.to_plain(),
                block: Some(place),
                sources: block.sources.clone(),
            })
        })
        .collect()
}

fn future(looked: &Looked<'_>) -> Vec<Spot> {
    each_text(looked, |text| {
        let found = FUTURE.iter().filter(|words| stands_in(text, words));
        found.map(quoted).collect()
    })
}

fn wording(looked: &Looked<'_>) -> Vec<Spot> {
    each_text(looked, |text| {
        let findings = lens::check(text, Writing::Packet, looked.lens).into_iter();
        findings
            .map(|finding| format!("{} {}", finding.why, finding.suggestion))
            .collect()
    })
}

fn small_n(looked: &Looked<'_>) -> Vec<Spot> {
    let claims = looked.projected.work().claims.iter();
    claims
        .filter(|claim| claim.least < FEWEST)
        .filter_map(|claim| {
            let block = block_with(looked, &claim.sentence)?;
            Some(Spot {
                found: format!("n = {}: {}", claim.least, claim.sentence),
                block: Some(block),
                sources: claim.incidents.iter().map(|id| id.0).collect(),
            })
        })
        .collect()
}

fn consent(looked: &Looked<'_>) -> Vec<Spot> {
    let work = looked.projected.work();
    let unasked = words::counted(
        work.unasked,
        "piece of feedback is",
        "pieces of feedback are",
    );
    let spot = (work.unasked > 0).then(|| Spot {
        found: format!("{unasked} left out, because nobody has been asked yet"),
        block: None,
        sources: Vec::new(),
    });
    spot.into_iter().collect()
}

fn kept_out(looked: &Looked<'_>) -> Vec<Spot> {
    let kept = looked.projected.work().contributions_kept_out;
    let contributions = words::counted(kept, "contribution is", "contributions are");
    let spot = (kept > 0).then(|| Spot {
        found: format!("{contributions} left out"),
        block: None,
        sources: Vec::new(),
    });
    spot.into_iter().collect()
}

/// Neither known to everyone nor in brackets behind its words, or before them.
fn unexplained(looked: &Looked<'_>) -> Vec<Spot> {
    let texts: Vec<String> = looked.document.blocks.iter().map(text_of).collect();
    let explained = |word: &str| {
        let (behind, before) = (format!("({word})"), format!("{word} ("));
        texts
            .iter()
            .any(|text| text.contains(&behind) || text.contains(&before))
    };
    let mut told = BTreeSet::new();
    let mut spots = Vec::new();
    for (place, text) in texts.iter().enumerate() {
        for word in acronyms(text) {
            if !KNOWN_ACRONYMS.contains(&word) && !explained(word) && told.insert(word) {
                spots.push(Spot {
                    found: quoted(word),
                    block: Some(place),
                    sources: sources_of(looked, place),
                });
            }
        }
    }
    spots
}

fn empty_dimensions(looked: &Looked<'_>) -> Vec<Spot> {
    let is_named = |name: &str| block_with(looked, name);
    let ladder = looked.projected.work().ladder.iter();
    let dimensions = ladder.flat_map(|ladder| &ladder.dimensions);
    dimensions
        .filter(|one| one.evidence.is_empty() && one.withheld == 0)
        .filter_map(|one| {
            let block = is_named(&one.name)?;
            Some(Spot {
                found: quoted(&one.name),
                block: Some(block),
                sources: Vec::new(),
            })
        })
        .collect()
}

/// More than two thirds of the stories from the last third of the period.
fn recency(looked: &Looked<'_>) -> Vec<Spot> {
    const FEWEST: usize = 3;
    let all = looked.projected.incidents();
    let period = looked.projected.scope().period;
    let from = period.from.or(all.first().map(|one| one.day));
    let to = period.to.or(all.last().map(|one| one.day));
    let told: Vec<&ProjectedIncident> = all.iter().filter(|one| is_told(looked, one)).collect();
    let (Some(from), Some(to)) = (from, to) else {
        return Vec::new();
    };
    let late = to - (to - from) / 3;
    let recent = told.iter().filter(|one| one.day > late).count();
    if told.len() < FEWEST || recent * 3 <= told.len() * 2 {
        return Vec::new();
    }
    vec![Spot {
        found: format!(
            "{recent} of {} stories are from the last third of the period",
            told.len()
        ),
        block: None,
        sources: told.iter().map(|one| one.id.0).collect(),
    }]
}

/// With a heading of its own.
fn is_told(looked: &Looked<'_>, incident: &ProjectedIncident) -> bool {
    let own = format!("incident-{}", incident.place);
    let mut headings = looked.document.headings();
    headings.any(|heading| heading.anchor == own)
}

/// From the heading of page one to the next part.
fn long_summary(looked: &Looked<'_>) -> Vec<Spot> {
    let blocks = &looked.document.blocks;
    let begins = blocks.iter().position(
        |block| matches!(&block.content, Content::Heading { anchor, .. } if anchor == "page-one"),
    );
    let Some(begins) = begins else {
        return Vec::new();
    };
    let of_page = blocks[begins + 1..]
        .iter()
        .take_while(|block| !matches!(block.content, Content::Heading { level: 1, .. }));
    let said: usize = of_page
        .map(|block| text_of(block).split_whitespace().count())
        .sum();
    if said <= MOST_WORDS {
        return Vec::new();
    }
    vec![Spot {
        found: format!("{said} words; {MOST_WORDS} can be read in that time"),
        block: Some(begins),
        sources: Vec::new(),
    }]
}

/// What a rule finds in the running text of each block that holds the user's words.
fn each_text(looked: &Looked<'_>, find: impl Fn(&str) -> Vec<String>) -> Vec<Spot> {
    let blocks = looked.document.blocks.iter().enumerate();
    blocks
        .filter(|(_, block)| !matches!(block.content, Content::Callout { .. }))
        .flat_map(|(place, block)| {
            let found = find(&text_of(block));
            found.into_iter().map(move |found| Spot {
                found,
                block: Some(place),
                sources: block.sources.clone(),
            })
        })
        .collect()
}

fn block_with(looked: &Looked<'_>, words: &str) -> Option<usize> {
    let mut blocks = looked.document.blocks.iter();
    blocks.position(|block| text_of(block).contains(words))
}

fn block_of(looked: &Looked<'_>, record: Uuid) -> Option<usize> {
    let mut blocks = looked.document.blocks.iter();
    blocks.position(|block| block.sources.contains(&record))
}

fn sources_of(looked: &Looked<'_>, place: usize) -> Vec<Uuid> {
    let block = looked.document.blocks.get(place);
    block.map(|block| block.sources.clone()).unwrap_or_default()
}

fn quoted(words: impl AsRef<str>) -> String {
    format!("\u{201c}{}\u{201d}", words.as_ref())
}

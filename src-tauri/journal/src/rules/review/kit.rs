//! What is at hand for a review: the lists that ship, under stable keys, and the opening in our own words.

use serde::{Deserialize, Serialize};

use crate::domain::{
    ActionKind, FactorFamily, FactorStarters, Layer, Priority, ReviewSize, Section, Template,
};
use crate::rules::defaults::written;

/// Everything the page offers for a review, beside what the user wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ReviewLists {
    pub preparation: Vec<KitLine>,
    /// To read aloud.
    pub opening: String,
    pub agenda: Vec<KitLine>,
    pub sizes: Vec<SizeLine>,
    pub templates: Vec<TemplateLine>,
    pub families: Vec<FamilyLine>,
    pub layers: Vec<LayerLine>,
    pub better_fix: Vec<String>,
    pub kinds: Vec<ActionKindLine>,
    pub priorities: Vec<PriorityLine>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct KitLine {
    pub key: String,
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SizeLine {
    pub size: ReviewSize,
    pub text: String,
    pub minutes: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct TemplateLine {
    pub template: Template,
    pub name: String,
    /// What it is for.
    pub note: String,
    pub sections: Vec<SectionLine>,
}

/// A section as one template heads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SectionLine {
    pub section: Section,
    pub name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct FamilyLine {
    pub family: FactorFamily,
    pub name: String,
    pub starters: Vec<String>,
    /// The user has other starters than those that ship.
    pub changed: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct LayerLine {
    pub layer: Layer,
    pub name: String,
    pub question: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ActionKindLine {
    pub kind: ActionKind,
    pub name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PriorityLine {
    pub priority: Priority,
    pub name: String,
}

const PREPARATION: [(&str, &str); 5] = [
    ("prepare.monitoring", "Timeline out of the monitoring"),
    ("prepare.changes", "All changes of the last 24 hours"),
    ("prepare.chat", "Transcript of the chat"),
    ("prepare.on_call", "On-call log: who was paged, and when"),
    ("prepare.related", "Related incidents and their actions"),
];

const AGENDA: [(&str, &str); 4] = [
    ("agenda.facts", "Do we agree on the facts?"),
    ("agenda.factors", "Which factors have we missed?"),
    ("agenda.actions", "Are the actions specific and realistic?"),
    (
        "agenda.lessons",
        "What did we learn, and have we seen the pattern before?",
    ),
];

const OPENING: &str = "We are here to understand how this could happen, not who did it. Everyone did what made sense \
    with what they could see, the time they had and the tools at hand. Where something looks odd now, we ask what \
    made it look right then. What we change afterwards is the system, so that the next person is better off.";

const SIZES: [(ReviewSize, &str, u32); 3] = [
    (ReviewSize::Major, "Major: together, an hour", 60),
    (ReviewSize::Minor, "Minor: together, half an hour", 30),
    (
        ReviewSize::Asynchronous,
        "Asynchronous: in writing, a quarter of an hour each",
        15,
    ),
];

const BETTER_FIX: [&str; 5] = [
    "Does it prevent this from coming again?",
    "Does it make it easier to detect?",
    "Does it make it easier to recover?",
    "Does it make the system more observable?",
    "Does it make the team more resilient?",
];

/// With the user's own starters laid over those that ship.
pub fn lists(own: &FactorStarters) -> ReviewLists {
    ReviewLists {
        preparation: kit_lines(&PREPARATION),
        opening: OPENING.to_owned(),
        agenda: kit_lines(&AGENDA),
        sizes: SIZES
            .map(|(size, text, minutes)| SizeLine {
                size,
                text: text.to_owned(),
                minutes,
            })
            .to_vec(),
        templates: Template::ALL.map(template_line).to_vec(),
        families: FactorFamily::ALL
            .map(|family| family_line(family, own))
            .to_vec(),
        layers: Layer::ALL
            .map(|layer| LayerLine {
                layer,
                name: layer.words().to_owned(),
                question: layer.question().to_owned(),
            })
            .to_vec(),
        better_fix: BETTER_FIX.map(str::to_owned).to_vec(),
        kinds: ActionKind::ALL
            .map(|kind| ActionKindLine {
                kind,
                name: kind.words().to_owned(),
            })
            .to_vec(),
        priorities: Priority::ALL
            .map(|priority| PriorityLine {
                priority,
                name: priority.named(),
            })
            .to_vec(),
    }
}

fn kit_lines(lines: &[(&str, &str)]) -> Vec<KitLine> {
    let lines = lines.iter().map(|(key, text)| KitLine {
        key: (*key).to_owned(),
        text: (*text).to_owned(),
    });
    lines.collect()
}

fn template_line(template: Template) -> TemplateLine {
    let sections = template.sections().iter().map(|section| SectionLine {
        section: *section,
        name: template.heading(*section).to_owned(),
    });
    TemplateLine {
        template,
        name: template.words().to_owned(),
        note: template.note().to_owned(),
        sections: sections.collect(),
    }
}

fn family_line(family: FactorFamily, own: &FactorStarters) -> FamilyLine {
    let changed = own.get(&family);
    FamilyLine {
        family,
        name: family.words().to_owned(),
        starters: changed.map_or_else(
            || {
                family
                    .starters()
                    .iter()
                    .map(|text| (*text).to_owned())
                    .collect()
            },
            |lines| distinct(lines),
        ),
        changed: changed.is_some(),
    }
}

/// A line that is written twice is offered once.
fn distinct(lines: &[String]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for line in written(lines) {
        if all.iter().all(|there| there != line) {
            all.push(line.to_owned());
        }
    }
    all
}

//! The list of our own words that the leak check leaves alone is what the templates say, no more and no less.

use std::collections::BTreeSet;
use std::path::Path;

use journal::domain::{
    ActionKind, Audience, ContributionKind, ContributionReach, EntryKind, FailureClass,
    IncidentKind, MilestoneKind, PacketKind, RedactionKind, Role, Severity, Zone,
};
use report::project::project;
use report::{Fonts, markdown, plain, words};

use crate::secrets::{Secrets, filled};
use crate::{internal, paper_by};

/// A word of no language.
const BLANK: &str = "qqqq";

#[test]
fn the_words_of_the_templates_are_known() {
    let said: String = words_of_templates()
        .into_iter()
        .map(|word| word + "\n")
        .collect();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/leak/fixed/words.txt");
    if std::env::var_os("WRITE_FIXED_WORDS").is_some() {
        std::fs::write(&file, &said).expect("the list can be written");
    }
    let listed = std::fs::read_to_string(&file).expect("the list");
    assert!(
        listed == said,
        "the templates say other words than {}; WRITE_FIXED_WORDS=1 writes it anew",
        file.display()
    );
}

fn words_of_templates() -> BTreeSet<String> {
    let blank = || BLANK.to_owned();
    let secrets = Secrets {
        person: blank(),
        customer: format!("{BLANK}c"),
        service: format!("{BLANK}s"),
        company: format!("{BLANK}m"),
        host: format!("{BLANK}.internal"),
        other: format!("{BLANK}o"),
    };
    let fonts = Fonts::new(None).expect("bundled fonts");
    let mut data = filled(&secrets, &|_| blank());
    for incident in &mut data.incidents {
        incident.zone = Zone::UTC;
    }
    let reviews = data.work.postmortems.iter_mut();
    for factor in reviews.flat_map(|review| &mut review.factors) {
        factor.acceptance = blank();
    }
    let mut texts = names_of_values();
    for (audience, data) in [
        (Audience::Public, data.clone()),
        (Audience::Internal, internal(data)),
    ] {
        let projected = project(audience, data).expect("a paper");
        for kind in PacketKind::ALL {
            let document = paper_by(BLANK, kind, &projected, &fonts);
            texts.push(markdown::markdown(&document));
            texts.push(plain::plain(&document));
        }
    }
    let all = texts.join("\n").to_lowercase();
    let words = all.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| word.chars().any(char::is_alphabetic) && !word.contains(BLANK))
        .filter(|word| !word.starts_with(|c: char| c.is_ascii_digit()))
        .map(str::to_owned)
        .collect()
}

/// What papers call the values of closed lists, of which a sample has only some.
fn names_of_values() -> Vec<String> {
    let months = (1..=12).filter_map(|month| chrono::NaiveDate::from_ymd_opt(2025, month, 1));
    let mut names: Vec<String> = months.map(words::date).collect();
    names.extend(FailureClass::starters().into_iter().map(|class| class.name));
    let shares = [(1, 0), (1, 1), (2, 0), (2, 1), (2, 2)];
    names.extend([words::OTHER_ENDINGS, words::ALIKE, words::HOW_ALIKE].map(str::to_owned));
    for role in Role::ALL {
        names.extend(shares.map(|(all, fixed)| words::role_taken(role, all, fixed)));
    }
    let lists: [Vec<&str>; 9] = [
        Role::ALL.map(words::role).to_vec(),
        IncidentKind::ALL.map(words::kind).to_vec(),
        Severity::ALL.map(Severity::label).to_vec(),
        ContributionKind::ALL.map(words::work).to_vec(),
        ContributionReach::ALL.map(words::reached).to_vec(),
        ActionKind::ALL.map(ActionKind::words).to_vec(),
        MilestoneKind::ALL.map(MilestoneKind::words).to_vec(),
        EntryKind::ALL.map(words::entry_kind).to_vec(),
        RedactionKind::ALL.map(RedactionKind::alias).to_vec(),
    ];
    names.extend(lists.into_iter().flatten().map(str::to_owned));
    names
}

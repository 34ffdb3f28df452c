//! Names that stand in a field of their own, whoever may read of the record.

use super::Found;
use crate::domain::{
    Action, ActionState, Contribution, Employer, Feedback, NameSeen, Owner, Postmortem,
    RedactionKind, Service,
};

/// What of a whole journal may name someone or something. Names that stand in many records come with their number.
#[derive(Debug, Default)]
pub struct Records {
    /// The user, who is no secret of theirs.
    pub author: String,
    pub responders: Vec<(String, u32)>,
    pub authors_of_lines: Vec<(String, u32)>,
    /// Who allowed publication.
    pub permissions: Vec<(String, u32)>,
    pub services: Vec<Service>,
    pub employers: Vec<Employer>,
    pub actions: Vec<Action>,
    pub feedback: Vec<Feedback>,
    pub contributions: Vec<Contribution>,
    pub postmortems: Vec<Postmortem>,
}

/// In the order of the names.
pub fn in_fields(records: &Records) -> Vec<NameSeen> {
    let mut found = Found::default();
    for service in &records.services {
        found.add(&service.name, RedactionKind::Service, "service");
        let channel = service.card.channel.trim();
        if channel.contains(['#', '-', '_']) {
            found.add(channel, RedactionKind::Other, "channel of a service");
        }
    }
    for employer in &records.employers {
        found.add(&employer.name, RedactionKind::Company, "employer");
    }
    let me = records.author.trim().to_lowercase();
    people(records, &mut |name, seen_as, times| {
        if name.trim().to_lowercase() != me {
            found.add_times(name, RedactionKind::Person, seen_as, times);
        }
    });
    found.all()
}

fn people(records: &Records, person: &mut impl FnMut(&str, &str, u32)) {
    for (author, times) in &records.authors_of_lines {
        person(author, "author of a line", *times);
    }
    for (name, times) in &records.responders {
        person(name, "responder", *times);
    }
    for action in &records.actions {
        if let Owner::Other { name } = &action.owner {
            person(name, "owner of an action", 1);
        }
        if let ActionState::RiskAccepted { who, .. } = &action.state {
            for name in named(who) {
                person(name, "who accepted a risk", 1);
            }
        }
    }
    for feedback in &records.feedback {
        person(&feedback.from, "author of feedback", 1);
    }
    for helper in records.contributions.iter().flat_map(|one| &one.people) {
        person(&helper.name, "someone who helped", 1);
    }
    for postmortem in &records.postmortems {
        for author in postmortem.header.authors.split([',', ';', '&']) {
            person(author, "author of a postmortem", 1);
        }
    }
    for (by, times) in &records.permissions {
        for name in named(by) {
            person(name, "who allowed publication", *times);
        }
    }
    for service in &records.services {
        for name in service.card.contacts.lines().flat_map(named) {
            person(name, "contact of a service", 1);
        }
    }
}

/// The names among words that say who: "Legal" and "the team" are none, nor is a number behind a name.
fn named(words: &str) -> impl Iterator<Item = &str> {
    let is_mark = |c: char| ",;:&/()<>|\t".contains(c) || c.is_ascii_digit();
    words
        .split(is_mark)
        .flat_map(|part| part.split(" and "))
        .map(|part| part.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|part| is_name(part))
}

fn is_name(words: &str) -> bool {
    const MOST_WORDS: usize = 5;
    /// Written small within a name.
    const SMALL: [&str; 12] = [
        "al", "bin", "da", "de", "del", "den", "der", "di", "ibn", "van", "von", "y",
    ];
    let is_part = |word: &str| {
        let is_small = word.starts_with(char::is_lowercase);
        !is_of_a_role(word) && (!is_small || SMALL.contains(&word))
    };
    words.chars().filter(|c| c.is_alphabetic()).count() > 1
        && !words.contains('@')
        && !words.starts_with(char::is_lowercase)
        && words.split_whitespace().count() <= MOST_WORDS
        && words.split_whitespace().all(is_part)
}

/// "Incident Commander" and "Database Team" are nobody's names.
pub fn is_of_a_role(word: &str) -> bool {
    const WORDS: &str = "board ceo chief ciso commander committee communications cto customer database desk director \
         engineer engineering everyone finance group head hr i incident lead legal management manager marketing me my \
         network nobody on-call oncall operations our owner platform product responder scribe security service squad \
         support team the";
    let word = word.to_lowercase();
    WORDS.split(' ').any(|one| one == word)
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn a_name_is_told_from_other_words_that_say_who() {
        for (words, names) in [
            ("Ines Ortega", vec!["Ines Ortega"]),
            (
                "Ines Ortega (database lead), +49 151 2345",
                vec!["Ines Ortega"],
            ),
            (
                "Ines Ortega and Kai van Dyk",
                vec!["Ines Ortega", "Kai van Dyk"],
            ),
            ("Legal", vec![]),
            ("my manager", vec![]),
            ("Head of Platform", vec![]),
            ("the on-call of payments", vec![]),
            ("Ines <ines@acme.example>", vec!["Ines"]),
            ("\u{6797}\u{7f8e}\u{73b2}", vec!["\u{6797}\u{7f8e}\u{73b2}"]),
        ] {
            assert_eq!(named(words).collect::<Vec<_>>(), names, "{words}");
        }
    }
}

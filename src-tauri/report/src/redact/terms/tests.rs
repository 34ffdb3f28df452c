use journal::domain::RedactionKind;

use super::{Term, Terms};

fn terms(listed: &[&str], whole_words: bool) -> Terms {
    let mut terms = Terms::default();
    for name in listed {
        terms.add(Term {
            spellings: vec![(*name).to_owned()],
            kind: RedactionKind::Other,
            alias: String::new(),
            whole_words,
            parts: Vec::new(),
        });
    }
    terms
}

fn found<'a>(terms: &Terms, text: &'a str) -> Vec<&'a str> {
    let found = terms.find(text).into_iter();
    found.map(|one| &text[one.bytes]).collect()
}

#[test]
fn a_term_is_found_in_every_case_accent_and_joint() {
    let terms = terms(&["Acme Pay", "Müller", "Straße"], false);
    for text in [
        "ACME PAY",
        "acme-pay",
        "acme_pay",
        "AcmePay",
        "acme.pay",
        "acme\npay",
        "ac-\nme pay",
        "ac\u{ad}\nme pay",
        "ac\u{ad}me\u{a0}pay",
        "a\u{200b}cme pay",
        "Muller",
        "MÜLLER",
        "Mu\u{308}ller",
        "STRASSE",
    ] {
        assert_eq!(found(&terms, text), [text]);
    }
    assert_eq!(found(&terms, "payments of acme"), [""; 0]);
}

#[test]
fn marks_and_letters_that_people_write_otherwise_hide_nothing() {
    let terms = terms(
        &[
            "M&S",
            "O'Mallory",
            "Marks&Bratt",
            "Søndergaard",
            "Łukaszewicz",
            "Müllerhoff",
            "Quarnix",
        ],
        false,
    );
    for text in [
        "O\u{2019}Mallory",
        "OMALLORY",
        "Marks & Bratt",
        "Soendergaard",
        "Sondergaard",
        "Lukaszewicz",
        "Muellerhoff",
        "Q\u{20e3}uarnix",
        "Quar\u{3164}nix",
        "Quar\u{e0041}nix",
        "Qu\u{1ab0}arnix",
    ] {
        assert_eq!(found(&terms, text), [text]);
    }
    assert_eq!(found(&terms, "after 200 ms"), [""; 0]);
}

#[test]
fn a_person_is_found_by_any_part_of_the_name_that_is_written_as_one() {
    let mut terms = Terms::default();
    let person = Term {
        spellings: vec!["Grace Vantrop".to_owned()],
        kind: RedactionKind::Person,
        alias: String::new(),
        whole_words: false,
        parts: Vec::new(),
    };
    let team = Term {
        spellings: vec!["Database Team".to_owned()],
        ..person.clone()
    };
    terms.add(team.of_person());
    terms.add(person.of_person());
    let text =
        "Vantrop asked; GRACE VANTROP, Vantrop, Grace: no grace period, no Database, no Vantropics";
    let names = ["Vantrop", "GRACE VANTROP", "Vantrop", "Grace"];
    assert_eq!(found(&terms, text), names);
}

fn people(names: &[&str]) -> Terms {
    let mut terms = Terms::default();
    for name in names {
        let person = Term {
            spellings: vec![(*name).to_owned()],
            kind: RedactionKind::Person,
            alias: String::new(),
            whole_words: true,
            parts: Vec::new(),
        };
        terms.add(person.of_person());
    }
    terms
}

#[test]
fn short_parts_of_a_name_are_found_only_as_names_are_written() {
    let terms = people(&["Ana Kim", "Kai van Dyk", "May Li (DBA)", "Dr Bo Ek"]);
    for (text, names) in [
        ("Ana restarted it and Kai watched", vec!["Ana", "Kai"]),
        ("Kim's change; LI, kai, ANA and Dr stay", vec!["Kim"]),
        ("analysis of Anaconda by a DBA from Kimberley", vec![]),
        ("van, Van Gogh", vec![]),
        ("Bo asked May", vec!["Bo", "May"]),
        ("on 14 May, 14th of May, in May 2025; it may rain", vec![]),
    ] {
        assert_eq!(found(&terms, text), names, "{text}");
    }
}

#[test]
fn what_may_stay_holds_no_term() {
    let mut terms = Terms::default();
    terms.let_stay(["Robin Ashdown"]);
    let colleague = Term {
        spellings: vec!["Robin Meyerhold".to_owned()],
        kind: RedactionKind::Person,
        alias: String::new(),
        whole_words: true,
        parts: Vec::new(),
    };
    terms.add(colleague.of_person());
    let text = "By Robin Ashdown. Robin Meyerhold asked; Robin and ROBIN-ASHDOWN, Robin Ashdowner";
    assert_eq!(found(&terms, text), ["Robin Meyerhold", "Robin", "Robin"]);
}

#[test]
fn a_word_goes_with_the_term_in_it_and_the_longest_term_wins() {
    let terms = terms(&["acme", "acme billing"], false);
    assert_eq!(
        found(&terms, "Acmeserver, acme-billing and acme's"),
        ["Acmeserver", "acme-billing", "acme"]
    );
}

#[test]
fn short_terms_and_names_of_fields_are_whole_words() {
    assert_eq!(
        found(&terms(&["AI"], false), "We maintain AI, ai."),
        ["AI", "ai"]
    );
    assert_eq!(
        found(&terms(&["search"], true), "research, search"),
        ["search"]
    );
}

#[test]
fn two_words_on_two_lines_are_not_one() {
    let terms = terms(&["tool"], false);
    assert_eq!(found(&terms, "to\noldest"), [""; 0]);
    assert_eq!(found(&terms, "(to\nol)"), ["to\nol"]);
}

#[test]
fn scripts_without_spaces_have_no_words() {
    let terms = terms(&["山田"], false);
    assert_eq!(found(&terms, "担当は山田さん"), ["山田"]);
}

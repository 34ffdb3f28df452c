//! What readers who are not the owner get: nothing that is not marked for them, and no name in any byte.

#[path = "redacted/canary.rs"]
mod canary;
#[path = "redacted/fixed_words.rs"]
mod fixed_words;
#[path = "redacted/readers.rs"]
mod readers;
#[path = "papers/sample.rs"]
mod sample;
#[path = "redacted/secrets.rs"]
mod secrets;

#[expect(dead_code, reason = "other tests need more of it")]
#[path = "paper/tools.rs"]
mod tools;

use chrono::NaiveDate;
use journal::PaperData;
use journal::domain::{
    Audience, Design, Link, PacketKind, Period, RedactionKind, RedactionLevel, Sharing,
};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use report::compose::{PacketOrder, packet};
use report::document::Document;
use report::leak::{check, guard};
use report::project::{Projected, Reader, project};
use report::{Fonts, PageSetup, data, html, markdown, plain};
use secrets::{Secrets, data as with_secrets, listed, secrets};

fn paper(projected: &Projected, fonts: &Fonts) -> Document {
    paper_of(PacketKind::Review, projected, fonts)
}

fn paper_of(kind: PacketKind, projected: &Projected, fonts: &Fonts) -> Document {
    paper_by("Mika Sand", kind, projected, fonts)
}

fn paper_by(author: &str, kind: PacketKind, projected: &Projected, fonts: &Fonts) -> Document {
    let order = PacketOrder {
        kind,
        title: "Review 2025",
        author,
        period: Period {
            from: NaiveDate::from_ymd_opt(2025, 1, 1),
            to: NaiveDate::from_ymd_opt(2025, 12, 31),
        },
        chosen: None,
        charts: true,
        dated: NaiveDate::from_ymd_opt(2026, 1, 5).expect("a day"),
    };
    packet(&order, projected, fonts).expect("a packet")
}

/// In every format.
fn files(kind: PacketKind, projected: &Projected, fonts: &Fonts) -> [(&'static str, Vec<u8>); 6] {
    let document = paper_of(kind, projected, fonts);
    [
        ("Markdown", markdown::markdown(&document).into_bytes()),
        (
            "HTML",
            html::html(&document, Design::default()).into_bytes(),
        ),
        ("JSON", data::json(projected).into_bytes()),
        ("CSV", data::csv(projected).into_bytes()),
        ("plain text", plain::plain(&document).into_bytes()),
        (
            "PDF",
            report::pdf(&document, fonts, PageSetup::A4).expect("no name is left to draw"),
        ),
    ]
}

fn some_secrets() -> Secrets {
    Secrets {
        person: "Ines Ortega".to_owned(),
        customer: "Zorbium".to_owned(),
        service: "quaxpay".to_owned(),
        company: "Jivex Parcels".to_owned(),
        host: "db-3.jivex.internal".to_owned(),
        other: "PAY-1234".to_owned(),
    }
}

fn internal(mut data: PaperData) -> PaperData {
    data.audience = Audience::Internal;
    data
}

/// A long run takes a thousand pairs, of which each makes every paper in every format twice. What the macro of the
/// other properties does with the environment would take as many as they do.
fn cases() -> u32 {
    let asked = std::env::var("PROPTEST_CASES").ok();
    let asked = asked.and_then(|cases| cases.parse().ok());
    asked.map_or(4, |cases: u32| cases.min(1_000))
}

/// The same bytes, whatever the names are: then no byte depends on them.
#[test]
fn no_byte_of_a_public_paper_depends_on_a_name() {
    let fonts = Fonts::new(None).expect("bundled fonts");
    let made = |secrets: &Secrets| {
        project(Audience::Public, with_secrets(secrets)).expect("a public paper")
    };
    let config = ProptestConfig {
        cases: cases(),
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let told = TestRunner::new(config).run(&(secrets(), secrets()), |(one, other)| {
        let (one, other) = (made(&one), made(&other));
        for kind in PacketKind::ALL {
            let pairs = files(kind, &one, &fonts)
                .into_iter()
                .zip(files(kind, &other, &fonts));
            for ((format, one), (_, other)) in pairs {
                prop_assert!(
                    one == other,
                    "{kind:?} {format}: {}",
                    first_difference(&one, &other)
                );
            }
        }
        Ok(())
    });
    assert!(told.is_ok(), "{told:?}");
}

fn first_difference(one: &[u8], other: &[u8]) -> String {
    let at = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let near = |bytes: &[u8]| {
        let from = at.saturating_sub(60);
        String::from_utf8_lossy(&bytes[from..bytes.len().min(at + 60)]).into_owned()
    };
    format!("{:?} and {:?}", near(one), near(other))
}

#[test]
fn a_public_paper_holds_no_name_and_passes_its_own_check() {
    let secrets = some_secrets();
    let fonts = Fonts::new(None).expect("bundled fonts");
    let projected = project(Audience::Public, with_secrets(&secrets)).expect("a public paper");
    for kind in PacketKind::ALL {
        for (format, bytes) in files(kind, &projected, &fonts) {
            let checked = check(&bytes, projected.terms()).expect("a readable file");
            assert_eq!(checked.hits, [], "{kind:?} {format}");
            guard(bytes, projected.terms()).expect("nothing is in it");
        }
    }
    let text = markdown::markdown(&paper(&projected, &fonts));
    for name in secrets.all() {
        let lower = name.to_lowercase();
        assert!(!text.to_lowercase().contains(&lower), "{name}: {text}");
    }
    for said in [
        "Title at Customer A's request (Person A, Company A): Service A, Host A and Name A",
        "Company A",
        "Person A",
        "Host A",
        "About 1,000 users; about 5 % of users",
        "10,000 to 100,000 EUR (estimate)",
        "It happened in March 2025",
        "day 1, 23:50",
        "January 2025 to December 2025",
        "(available on request)",
    ] {
        assert!(text.contains(said), "{said:?} is missing: {text}");
    }
    for gone in ["14 March", "2025-03-14", "12,300", "1,234", "Berlin"] {
        assert!(!text.contains(gone), "{gone:?} is there: {text}");
    }
}

#[test]
fn an_address_that_hides_a_name_does_not_leave() {
    let mut data = internal(with_secrets(&some_secrets()));
    for incident in &mut data.incidents {
        incident.story.outcome = "See (https://example.org/%5Aorbium/Zorbium), please.".to_owned();
        incident.links = vec![Link {
            label: "Board".to_owned(),
            url: "https://example.org/Zor%62ium".to_owned(),
        }];
    }
    let projected = project(Audience::Internal, data).expect("a paper");
    let fonts = Fonts::new(None).expect("bundled fonts");
    for (format, bytes) in files(PacketKind::Review, &projected, &fonts) {
        guard(bytes, projected.terms()).unwrap_or_else(|error| panic!("{format}: {error}"));
    }
    let text = markdown::markdown(&paper(&projected, &fonts));
    assert!(text.contains("See (an address), please."), "{text}");
    assert!(text.contains("Board"), "{text}");
    assert!(!text.contains("%62"), "{text}");
}

#[test]
fn every_replacement_is_told_to_the_user() {
    let projected =
        project(Audience::Public, with_secrets(&some_secrets())).expect("a public paper");
    let told = |was: &str| {
        let mut all = projected.replacements().iter();
        all.find(|one| one.was == was)
            .map(|one| (one.became.clone(), one.times))
    };
    assert_eq!(
        told("quaxpay").map(|one| one.0).as_deref(),
        Some("Service A")
    );
    assert_eq!(told("14 March 2025"), Some(("March 2025".to_owned(), 1)));
    assert_eq!(
        told("on 14 March 2025"),
        Some(("in March 2025".to_owned(), 1))
    );
    assert!(told("Zorbium").is_some_and(|one| one.1 > 10));
}

#[test]
fn an_internal_paper_keeps_colleagues_and_services_and_loses_customers_and_sums() {
    let fonts = Fonts::new(None).expect("bundled fonts");
    let projected =
        project(Audience::Internal, internal(with_secrets(&some_secrets()))).expect("a paper");
    let text = markdown::markdown(&paper(&projected, &fonts));
    for said in [
        "quaxpay",
        "Ines Ortega",
        "Customer A",
        "Name A",
        "14 March 2025",
        "10,000 to 100,000 EUR",
    ] {
        assert!(text.contains(said), "{said:?} is missing: {text}");
    }
    for gone in ["Zorbium", "ZORBIUM", "12,300", "PAY"] {
        assert!(!text.contains(gone), "{gone:?} is there: {text}");
    }
}

#[test]
fn what_may_stay_stays_and_an_alias_of_the_users_own_is_used() {
    let fonts = Fonts::new(None).expect("bundled fonts");
    let mut data = with_secrets(&some_secrets());
    data.redactions[0].alias = "a large customer".to_owned();
    let mut service = listed(3, "Quaxpay", RedactionKind::Service);
    service.may_stay = true;
    data.redactions.push(service);
    let projected = project(Audience::Public, data).expect("a public paper");
    let text = markdown::markdown(&paper(&projected, &fonts));
    assert!(
        text.contains("Title at a large customer's request (Person A, Company A): quaxpay"),
        "{text}"
    );
}

#[test]
fn an_incident_that_is_not_marked_for_the_readers_is_not_in_the_paper() {
    let mut data = with_secrets(&some_secrets());
    data.incidents[2].sharing = Sharing::Internal;
    let title = "Only for the inside".to_owned();
    data.incidents[2].title.clone_from(&title);
    let fonts = Fonts::new(None).expect("bundled fonts");
    let public = project(Audience::Public, data.clone()).expect("a paper");
    assert!(!markdown::markdown(&paper(&public, &fonts)).contains(&title));
    let inside = project(Audience::Internal, internal(data)).expect("a paper");
    assert!(markdown::markdown(&paper(&inside, &fonts)).contains(&title));
}

#[test]
fn a_level_below_what_the_readers_need_is_refused_and_one_above_is_not() {
    let refused = Reader::new(Audience::Public, RedactionLevel::Internal).expect_err("too little");
    assert_eq!(refused.code(), "redaction_level");
    assert!(refused.hint().is_some());
    assert!(Reader::new(Audience::Own, RedactionLevel::Public).is_ok());
}

#[test]
fn a_term_that_is_still_in_the_file_stops_it_and_is_shown_in_its_place() {
    let projected =
        project(Audience::Public, with_secrets(&some_secrets())).expect("a public paper");
    let leaked = guard(
        b"# Review\n\nAt zorbium's request.\n".to_vec(),
        projected.terms(),
    );
    let refused = leaked.expect_err("it says the name");
    assert_eq!(refused.code(), "leak");
    assert!(
        refused.message().contains("line 3"),
        "{}",
        refused.message()
    );
    assert!(refused.message().contains("At zorbium's request."));
}

//! What strangers get of names, days and gaps that no list knows of.

use journal::KeptOut;
use journal::domain::{
    Audience, Consent, Design, Feedback, FeedbackId, IncidentId, Milestone, MilestoneKind,
    PacketKind, RedactionKind,
};
use report::project::{Projected, project};
use report::{Fonts, PacketFormat, markdown};
use uuid::Uuid;

use crate::secrets::{Secrets, data as with_secrets, listed, seen};
use crate::{paper_by, paper_of, some_secrets};

fn text(kind: PacketKind, projected: &Projected) -> String {
    let fonts = Fonts::new(None).expect("bundled fonts");
    markdown::markdown(&paper_of(kind, projected, &fonts))
}

#[test]
fn what_has_the_shape_of_a_name_goes_wherever_it_stands() {
    let mut data = with_secrets(&some_secrets());
    let ladder = &mut data.work.ladders[0];
    ladder.dimensions[0].wording =
        "Ask ada@quix.example on db-7.quix.internal, see QUX-9.".to_owned();
    data.classes[0].name = "lost grafana.quix.internal".to_owned();
    data.incidents[0].class = Some(data.classes[0].key.clone());
    let projected = project(Audience::Public, data).expect("a public paper");
    for kind in PacketKind::ALL {
        let text = text(kind, &projected);
        for name in ["quix", "QUX-9"] {
            assert!(!text.contains(name), "{kind:?}: {text}");
        }
    }
    let title = projected.redacted("Review of db-8.quix.internal");
    assert!(!title.contains("quix"), "{title}");
}

#[test]
fn a_colleague_called_like_a_part_of_the_authors_name_stops_no_paper() {
    let fonts = Fonts::new(None).expect("bundled fonts");
    let mut data = with_secrets(&some_secrets());
    data.author = "Robin Ashdown".to_owned();
    data.names
        .get_or_insert_default()
        .push(seen("Robin Meyerhold", RedactionKind::Person));
    data.incidents[0].story.outcome = "Robin restarted it with Meyerhold.".to_owned();
    let projected = project(Audience::Public, data).expect("a public paper");
    let paper = paper_by(
        "Robin Ashdown, SRE",
        PacketKind::Portfolio,
        &projected,
        &fonts,
    );
    let text = markdown::markdown(&paper);
    assert!(text.contains("Robin Ashdown, SRE"), "{text}");
    assert!(!text.contains("Robin restarted"), "{text}");
    assert!(!text.contains("Meyerhold"), "{text}");
    for format in PacketFormat::ALL {
        report::finished(&paper, format, &fonts, Design::default(), &projected)
            .unwrap_or_else(|error| panic!("{format:?}: {error}"));
    }
}

/// Whose quote stands on page one, when the long one names a customer so often.
fn quoted(customer: &str) -> String {
    let secrets = Secrets {
        customer: customer.to_owned(),
        ..some_secrets()
    };
    let mut data = with_secrets(&secrets);
    let plain = Feedback {
        id: FeedbackId(Uuid::from_u128(3_401)),
        text: "Short and older words.".to_owned(),
        consent: Consent::WithoutName,
        described_as: "a colleague from another team".to_owned(),
        ..data.work.feedback[0].clone()
    };
    data.work.feedback[0].text = format!("{} {customer} said so.", "word ".repeat(74));
    data.work.feedback.push(plain);
    data.redactions
        .push(listed(9, customer, RedactionKind::Customer));
    let projected = project(Audience::Public, data).expect("a public paper");
    text(PacketKind::Promotion, &projected)
}

#[test]
fn a_long_name_chooses_no_other_quote_than_a_short_one() {
    let (short, long) = (
        quoted("Qxvbank"),
        quoted("Qxvbanktrustholdings-\u{17b}\u{f3}\u{142}wi\u{144}ska"),
    );
    assert!(short == long, "{short}\n{long}");
}

#[test]
fn no_day_can_be_reckoned_from_a_count_of_days() {
    let mut data = with_secrets(&some_secrets());
    let claims = &mut data.work.claims;
    claims.push(claims[0].clone());
    claims[0].reading.sentence =
        "No incident in the 282 days since 4 February 2025; 5 in the 95 days before.".to_owned();
    claims[1].reading.sentence =
        "Since 4 February 2025, incidents have come 0.4 times as often (95 % interval 0.2 \
         to 0.8; 5 in 95 days before, 2 in 282 days after)."
            .to_owned();
    let public = project(Audience::Public, data).expect("a public paper");
    let text = text(PacketKind::Portfolio, &public);
    for said in [
        "No incident since February 2025; 5 in about 3 months before.",
        "5 in about 3 months before, 2 after)",
    ] {
        assert!(text.contains(said), "{said:?} is missing: {text}");
    }
    assert!(!text.contains("282"), "{text}");
}

#[test]
fn what_is_kept_from_the_readers_is_not_denied() {
    let kept = KeptOut {
        incident: IncidentId(Uuid::from_u128(77)),
        day: chrono::NaiveDate::default(),
        title: "For nobody".to_owned(),
    };
    let mut some = with_secrets(&some_secrets());
    some.kept_out = vec![kept.clone()];
    let mut none = crate::sample::several(0);
    none.audience = Audience::Public;
    none.kept_out = vec![kept];
    for (data, said, denied) in [
        (
            some,
            "Every incident that may be told to these readers is told in full.",
            "Every incident of the period",
        ),
        (
            none,
            "No incident of this period may be told to these readers.",
            "No incident was recorded",
        ),
    ] {
        let projected = project(Audience::Public, data).expect("a public paper");
        let text = text(PacketKind::Review, &projected);
        assert!(text.contains(said), "{text}");
        assert!(!text.contains(denied), "{text}");
        assert!(
            text.contains("1 incident of the period is not told"),
            "{text}"
        );
        assert!(!text.contains("in the period,"), "{text}");
    }
}

#[test]
fn a_sum_beside_a_day_is_not_read_as_its_year() {
    let mut data = with_secrets(&some_secrets());
    data.incidents[0].story.outcome = "It cost about 2,345 EUR on 5 May 2025.".to_owned();
    let projected = project(Audience::Public, data).expect("a public paper");
    let text = text(PacketKind::Portfolio, &projected);
    let said = "It cost 1,000 to 10,000 EUR in May 2025.";
    assert!(text.contains(said), "{text}");
    let sum = projected.redacted("Paid on 5 May 2025 EUR");
    assert!(!sum.contains("2025 EUR"), "{sum}");
}

#[test]
fn the_public_is_told_neither_whom_it_woke_nor_who_does_what() {
    let mut data = with_secrets(&some_secrets());
    let first = data.incidents[0].milestones[0].clone();
    for kind in [MilestoneKind::Paged, MilestoneKind::Acknowledged] {
        data.incidents[0].milestones.push(Milestone {
            kind,
            ..first.clone()
        });
    }
    let projected = project(Audience::Public, data).expect("a public paper");
    let text = text(PacketKind::Postmortem, &projected);
    assert!(text.contains("**Began:**"), "{text}");
    for insider in ["Paged", "Acknowledged", "(mine, "] {
        assert!(!text.contains(insider), "{text}");
    }
}

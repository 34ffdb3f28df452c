//! A review as a paper: nothing that was written goes missing, whatever the template.

use chrono::{DateTime, NaiveDate};
use journal::ReviewData;
use journal::domain::{
    Action, ActionId, Audience, Factor, FactorFamily, Incident, IncidentId, Layer, OtherPart,
    Postmortem, PostmortemId, Section, Severity, Template, Zone,
};
use report::compose::{ReviewOrder, review};
use report::markdown::markdown;
use report::project::project_review;
use uuid::Uuid;

fn paper(template: Template, postmortem: &Postmortem, actions: &[Action]) -> String {
    paper_of(
        template,
        ReviewData {
            postmortem: postmortem.clone(),
            incident: None,
            entries: Vec::new(),
            actions: actions.to_vec(),
            services: Vec::new(),
            classes: Vec::new(),
        },
    )
}

fn paper_of(template: Template, data: ReviewData) -> String {
    let projected = project_review(Audience::Own, data).expect("own papers are allowed");
    let order = ReviewOrder {
        template,
        dated: NaiveDate::from_ymd_opt(2026, 1, 5).expect("a day"),
        created: DateTime::UNIX_EPOCH,
    };
    markdown(&review(order, &projected))
}

fn written() -> Postmortem {
    let mut postmortem = Postmortem::titled("Lag", PostmortemId(Uuid::nil()), DateTime::UNIX_EPOCH);
    let factor = |key, text: &str, layer, top| Factor {
        key,
        family: FactorFamily::Process,
        layer,
        text: text.to_owned(),
        top,
        actions: Vec::new(),
        acceptance: String::new(),
    };
    postmortem.factors = vec![
        factor(1, "no canary", Some(Layer::Canary), true),
        factor(2, "thin review", None, false),
    ];
    postmortem.others = vec![OtherPart {
        heading: "Glossary".to_owned(),
        text: "A replica is a copy.".to_owned(),
    }];
    postmortem
}

#[test]
fn a_factor_says_its_layer_and_whether_it_mattered_most() {
    let paper = paper(Template::Full, &written(), &[]);
    assert!(
        paper.contains("no canary (process, canary, a top cause)"),
        "{paper}"
    );
    assert!(paper.contains("thin review (process)"), "{paper}");
}

#[test]
fn what_was_corrected_on_the_incident_is_so_in_its_review() {
    let id = IncidentId(Uuid::nil());
    let mut incident = Incident::titled("Lag".to_owned(), id, Zone::UTC, DateTime::UNIX_EPOCH);
    incident.severity = Some(Severity::Sev1);
    let mut postmortem = written();
    postmortem.incident = Some(id);
    postmortem.header.severity = Some(Severity::Sev3);
    postmortem.header.minutes = Some(40);
    postmortem.header.day = NaiveDate::from_ymd_opt(2026, 1, 2);
    let paper = paper_of(
        Template::Full,
        ReviewData {
            postmortem,
            incident: Some(incident),
            entries: Vec::new(),
            actions: Vec::new(),
            services: Vec::new(),
            classes: Vec::new(),
        },
    );
    assert!(paper.contains("SEV1") && !paper.contains("SEV3"), "{paper}");
    assert!(
        paper.contains("40 min"),
        "what only the review says stays: {paper}"
    );
    assert!(
        paper.contains("2 January 2026") && !paper.contains("1970"),
        "where the incident says no time, its day is that of the review: {paper}"
    );
}

#[test]
fn every_template_ends_with_the_other_parts() {
    for template in Template::ALL {
        let paper = paper(template, &written(), &[]);
        assert!(paper.contains("Glossary"), "{template:?}: {paper}");
        assert!(
            paper.contains("A replica is a copy."),
            "{template:?}: {paper}"
        );
    }
}

#[test]
fn a_learning_review_has_action_items_where_any_were_agreed() {
    let heading = Section::Actions.words();
    let without = paper(Template::LearningReview, &written(), &[]);
    assert!(!without.contains(heading), "{without}");
    let action = Action::titled("Watch the lag", ActionId(Uuid::nil()), DateTime::UNIX_EPOCH);
    let with = paper(Template::LearningReview, &written(), &[action]);
    let (items, glossary) = (with.find("Watch the lag"), with.find("Glossary"));
    assert!(with.contains(heading) && items.is_some(), "{with}");
    assert!(items < glossary, "{with}");
}

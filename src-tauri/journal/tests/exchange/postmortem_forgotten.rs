//! What the writers of reports forgot: the sign of a heading, the end of a list, a title that says more than the day.

use journal::{
    domain::{MilestoneKind, Section},
    exchange::ImportOptions,
};

use super::postmortems::bring_in;
use super::scene::Scene;

fn actions(name: &str, text: &str) -> Vec<String> {
    let came = bring_in(name, text);
    came.actions.into_iter().map(|action| action.what).collect()
}

#[test]
fn bullets_between_the_numbers_of_a_list_belong_to_the_number_above_them() {
    let text = "# Queue postmortem, 2024-05-04\n\n## Action items\n\n1. **Watch it**\nWe will look at:\n\n- its age\n- its depth\n\n2. **Alert on it**\n\n- by mail\n\n3. Write it down\n";
    let told = actions("queue.md", text);
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(told[0].contains("its age") && told[0].contains("its depth"));
    let apart = "# Queue postmortem, 2024-05-04\n\n## Action items\n\n1. Watch it\n\n- Alert on it\n\nLater:\n\n2. Write it down\n";
    let told = actions("queue.md", apart);
    assert_eq!(told.len(), 3, "a sentence stands between: {told:?}");
    let last = "# Queue postmortem, 2024-05-04\n\n## Action items\n\n1. Watch the queue\n\n- its age\n\n2. Alert on the queue\n\n- by mail\n- by phone\n";
    assert_eq!(actions("queue.md", last).len(), 2, "and below the last");
    let groups = "# Queue postmortem, 2024-05-04\n\n## Action items\n\n- **Short term** (by June):\n  - Watch it\n  - Write it down\n- **Later**:\n  - Alert on it\n";
    assert_eq!(actions("queue.md", groups).len(), 3, "labels with remarks");
}

#[test]
fn a_line_right_above_others_names_the_part_that_they_are() {
    let text = "# Bouncer down\n\nIt was down on 2017-06-13.\n\nTimeline UTC:\n13 Jun 10:53 [FIRING] bouncer down\n13 Jun 11:02 somebody pings it\n13 Jun 11:28 [RESOLVED] bouncer down\n\nWhat went wrong:\n- nobody was told\n\nWhat could be done to prevent relapse and decrease impact:\n- [ ] a second bouncer\n- [x] mail to all\n";
    let came = bring_in("bouncer.md", text);
    let clocks: Vec<String> = came
        .entries
        .iter()
        .map(|entry| entry.happened_at.format("%Y-%m-%d %H:%M").to_string())
        .collect();
    assert_eq!(
        clocks,
        ["2017-06-13 10:53", "2017-06-13 11:02", "2017-06-13 11:28"]
    );
    assert_eq!(came.actions.len(), 2);
}

#[test]
fn a_line_that_names_actions_to_prevent_it_needs_no_sign() {
    let below = |line: &str| {
        format!(
            "# Check outage 2026 - 06 - 18\n\n### Running log\n- **Overnight on 18 June:** Alerts\n- **08:51 on 18 June:** Noticed\n- **16:35 on 18 June:** Restored\n\n### Review\nIt fell over.\n\n{line}\n- Watch it\n- Ask for help sooner\n"
        )
    };
    let text = below("Actions to prevent similar incidents in the future");
    let came = bring_in("check.md", &text);
    assert_eq!(came.actions.len(), 2);
    let clocks: Vec<String> = came
        .entries
        .iter()
        .map(|entry| entry.happened_at.format("%Y-%m-%d %H:%M").to_string())
        .collect();
    assert!(
        clocks.contains(&"2026-06-18 08:51".to_owned()),
        "the day of the title, and a log that runs: {clocks:?}"
    );
    for sentence in [
        "Nobody knew the actions to prevent it.",
        "Nothing was in place to prevent this",
        "All traffic went to this endpoint:",
    ] {
        let came = bring_in("check.md", &below(sentence));
        assert_eq!(came.actions.len(), 0, "{sentence}");
    }
}

#[test]
fn headings_and_sentences_that_say_what_is_to_prevent_it_stand_above_actions() {
    for above in [
        "## Actions to Prevent Similar Incidents in the Future",
        "To limit how often this happens, we work on our ways. To this end, we will\ncontinue to:",
        "Databases are enhanced with two strategic actions:",
    ] {
        let text = format!(
            "# Submit outage 2024-10-08\n\n## Summary\n\nIt was down.\n\n{above}\n\n1. **Errors** - We will check for them.\n2. **Alerts** - A system will be added.\n"
        );
        assert_eq!(actions("submit.md", &text).len(), 2, "{above}");
    }
}

#[test]
fn a_title_that_is_only_a_day_gives_way_to_the_description() {
    let text = "---\ntitle: '2025-03-03'\ndescription: 'Power failed in one zone.'\ndate: 2025-03-07\n---\n\nIt failed.\n\n## Timeline\n\n* 14:58: power fails\n* 16:30: it is back\n";
    let came = bring_in("2025-03-03.md", text);
    assert_eq!(came.incident.title, "Power failed in one zone.");
    let first = came.entries[0].happened_at.format("%m-%d %H:%M");
    assert_eq!(first.to_string(), "03-03 14:58", "the day is still its own");
}

#[test]
fn a_head_without_a_fence_is_a_head() {
    let text = "Title: Accounts down\nDate: 2024-01-22 16:00+0000\nOutageFinish: 2024-01-23 20:00+0000\nTicket: 11733\n\nThe accounts are down. We plan to move them.\n";
    let came = bring_in("accounts.md", text);
    assert_eq!(came.incident.title, "Accounts down");
    let of = |kind| {
        let milestones = came.incident.milestones.iter();
        let mut wanted = milestones.filter(|one| one.kind == kind);
        wanted
            .next()
            .map(|one| one.at.format("%m-%d %H:%M").to_string())
    };
    assert_eq!(of(MilestoneKind::Began).as_deref(), Some("01-22 16:00"));
    assert_eq!(of(MilestoneKind::Resolved).as_deref(), Some("01-23 20:00"));
}

#[test]
fn a_tale_of_errors_on_a_day_is_a_report_and_a_manual_of_errors_is_none() {
    let tale =
        "# Build errors of the platform\n\nOn 11 June 2019, builds were failing for an hour.\n";
    assert_eq!(
        bring_in("builds.md", tale).incident.title,
        "Build errors of the platform"
    );
    let manual = "# Build errors of the platform\n\nThey are listed below, with what to do.\n";
    let mut scene = Scene::new();
    let options = ImportOptions::default();
    let refused = scene
        .journal
        .import("builds.md", manual.as_bytes(), &options);
    assert!(
        refused
            .unwrap_err()
            .to_string()
            .contains("none of the formats")
    );
}

#[test]
fn words_before_a_colon_do_not_end_the_section_they_stand_in() {
    let text = "# Queue outage, 2024-05-04\n\n## Root cause\n\nA bug.\n\nResponse:\n503 from all hosts\n\nEvents:\nthe queue sends two of them\n\n## Timeline\n\n- 10:00 it stood\n";
    let came = bring_in("queue.md", text);
    let cause = &came.postmortem.sections[&Section::RootCause];
    assert!(
        cause.contains("503 from all hosts") && cause.contains("two of them"),
        "{cause}"
    );
    assert_eq!(came.entries.len(), 1);
}

#[test]
fn a_heading_that_is_a_day_leaves_the_title_to_the_head_and_is_the_day() {
    let text = "---\ntitle: Power failure in one zone\ndescription: Weekly notes of the team. And more of them.\n---\n\n# 2025-03-03\n\nIt failed.\n\n## Timeline\n\n* 14:58: power fails\n";
    let came = bring_in("power.md", text);
    assert_eq!(came.incident.title, "Power failure in one zone");
    let first = came.entries[0].happened_at.format("%m-%d %H:%M");
    assert_eq!(first.to_string(), "03-03 14:58");
    let other = "---\ntitle: '2024-01-05'\n---\n\n# Database down on 2024-01-03\n\nIt failed.\n\n## Timeline\n\n* 14:58: it is down\n";
    let first = bring_in("db.md", other).entries[0].happened_at;
    assert_eq!(first.format("%m-%d").to_string(), "01-03", "its own day");
}

#[test]
fn a_weekday_may_stand_between_day_and_clock_and_an_offset_is_whole() {
    let text = "# App offline, 2024-03-22\n\n## Timeline\n\n* 2024/03/22 Friday 13:17 - secret expires\n* 2024/03/22 Friday 14:00+0200 - noticed\n* 2024/03/26 Tuesday 15:00+5 minutes it is back\n";
    let came = bring_in("app.md", text);
    let clocks: Vec<String> = came
        .entries
        .iter()
        .map(|entry| entry.happened_at.format("%H:%M").to_string())
        .collect();
    assert_eq!(
        clocks,
        ["11:17", "12:00", "13:00"],
        "the zone is of all of them"
    );
}

#[test]
fn what_a_report_tells_that_it_will_tell_is_no_action() {
    let text = "# Data outage, 2018-06-18\n\nIn this post we will explain it. Next we'll look at the timeline. A lock was added to prevent future deadlocks.\n\n## Resolution\n\nWe plan to move it.\n";
    assert_eq!(actions("data.md", text), ["We plan to move it."]);
}

#[test]
fn a_report_that_is_all_sentences_says_what_a_team_means_to_do() {
    let text = "# Data outage, 2018-06-18\n\nIt was down. The team will look for the cause and repair it.\n\n## Resolution\n\nWe are discussing our options to prevent it. It came back.\n";
    assert_eq!(actions("data.md", text).len(), 2);
}

#[test]
fn a_list_that_tells_somebody_to_make_it_better_needs_no_known_heading() {
    let below = |heading: &str, items: &str| {
        let text = format!(
            "# Queue outage, 2024-05-04\n\n## Summary\n\nIt stood.\n\n## {heading}\n\n{items}"
        );
        actions("queue.md", &text).len()
    };
    let better =
        "- Add an alert\n- Review the limits\n- Write it down\n- Improve the page\n- Two hosts\n";
    assert_eq!(below("Thoughts for later", better), 5);
    assert_eq!(below("Steps to reproduce it", better), 0, "of another kind");
    assert_eq!(below("What did we do?", better), 0, "of another kind");
    let nouns =
        "- Build jobs failed at once\n- Deploy jobs were hanging\n- Review of the logs\n- Track\n";
    assert_eq!(below("Thoughts for later", nouns), 0, "nouns");
    let ended = "- Restart the hosts\n- Roll the change back\n- Add a host\n";
    assert_eq!(below("Thoughts for later", ended), 0, "what ended it");
}

#[test]
fn what_is_to_be_done_about_detection_is_to_be_done() {
    let text = "# Cart refuses requests, 2026-08-05\n\n## Corrective actions\n\n### Detection\n\n- [ ] Add an alert on refused requests\n\n### Review\n\n- [ ] Look at each change together\n";
    assert_eq!(actions("cart.md", text).len(), 2);
    for told in ["A customer wrote.", "- A customer wrote."] {
        let text = format!(
            "# Cart refuses requests, 2026-08-05\n\n## Corrective actions\n\n- [ ] Look at each change together\n\n### Detection\n\n{told}\n"
        );
        let came = bring_in("cart.md", &text);
        assert_eq!(came.actions.len(), 1, "{told}");
        assert_eq!(came.postmortem.sections[&Section::Detection], told);
    }
}

#[test]
fn a_day_in_the_title_and_a_severity_are_a_report() {
    let text = "# 2026-09-28 \u{2014} an offer paid and not given\n\n**Severity:** nobody was hit, 500 could have been.\n\n## What was observed\n\nNo row came.\n";
    let mut scene = Scene::new();
    let options = ImportOptions::default();
    let report = scene
        .journal
        .import("offer.md", text.as_bytes(), &options)
        .unwrap();
    assert_eq!(report.new, 1);
    for other in [
        text.replace("**Severity:**", "**Note:**"),
        "# 12 May 2026 standup notes\n\n- Severity: P3 bug in search, Bob takes it\n".to_owned(),
    ] {
        let read = scene.journal.import("note.md", other.as_bytes(), &options);
        assert!(read.is_err(), "{other}");
    }
}

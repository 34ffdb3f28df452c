//! Which lines of a report are actions, whose they are, and which of them are done.

use journal::domain::{Owner, Section};

use super::postmortems::{CameIn, bring_in};

/// What is to be done, and whether it is done.
fn told(came: &CameIn) -> Vec<(&str, bool)> {
    let actions = came.actions.iter();
    actions
        .map(|action| (action.what.as_str(), !action.is_open()))
        .collect()
}

#[test]
fn actions_come_in_in_their_order_and_done_is_said_of_the_whole() {
    let text = "# Queue full\n\n## Action items\n\n- Zebra\n- Yak can be done in the next sprint\n- Wolf\n- To be done: vole\n\
        - Done: tapir\n- Swan (done)\n- Could it have been found sooner?\n  - Perhaps\n\n### Process\n\n- Ask twice\n";
    let came = bring_in("queue.md", text);
    assert_eq!(
        told(&came),
        [
            ("Zebra", false),
            ("Yak can be done in the next sprint", false),
            ("Wolf", false),
            ("To be done: vole", false),
            ("Done: tapir", true),
            ("Swan (done)", true),
            ("Ask twice", false),
        ]
    );
    let rest = &came.postmortem.sections[&Section::Actions];
    assert!(rest.contains("Could it have been found sooner?") && rest.contains("Perhaps"));
    assert!(
        rest.contains("Process"),
        "a heading is not lost with what stood below it"
    );
}

#[test]
fn a_heading_says_of_all_actions_below_it_that_they_are_done() {
    let text = "# Queue full\n\n## Remediation actions\n\n### Immediate actions (Completed)\n\n- Raised the limit\n\n\
        ### Actions to be completed\n\n- Alert on it\n\n## Next steps\n\n- **Actions taken**:\n  - Drained it\n\
        - **Later**:\n  - Split it\n\n**Done \u{2705}**\n\n- Told them\n- [ ] Ask twice\n\n**Still to come**\n\n- Thank them\n";
    let came = bring_in("queue.md", text);
    assert_eq!(
        told(&came),
        [
            ("Raised the limit", true),
            ("Alert on it", false),
            ("Drained it", true),
            ("Split it", false),
            ("Told them", true),
            ("Ask twice", false),
            ("Thank them", false),
        ]
    );
}

#[test]
fn an_action_is_what_its_heading_or_its_bold_words_say() {
    let whats = |text: &str| -> Vec<String> {
        let came = bring_in("links.md", text);
        came.actions.iter().map(|one| one.what.clone()).collect()
    };
    let bold = "# Links\n\n**Impact:** all\n\n**Root Cause:** a cable\n\n## Follow-up actions\n\n1. **A second link**\n   - **Description:** Look for one.\n\n\
        2. **Watch it**\n   - **Description:** With an alert.\n";
    assert_eq!(
        whats(bold),
        [
            "A second link\n  - Description: Look for one.",
            "Watch it\n  - Description: With an alert."
        ]
    );
    let headed = "# Links\n\n# Root cause\n\nA cable.\n\n# Future works\n\n## Removal of the flag\n\nIt will be off.\n\n## Alerts on the queue\n\nWe are going to add them.\n";
    assert_eq!(
        whats(headed),
        [
            "Removal of the flag\n  It will be off.",
            "Alerts on the queue\n  We are going to add them."
        ]
    );
}

#[test]
fn who_an_action_is_of_and_that_it_was_done_is_said_in_many_ways() {
    let text = "# Links\n\n## Action items\n\n- Watch it (owner=ops, priority=high)\n- Clean up `@mira`\n- The limits have been raised\n\
        - Check that the flag has been removed\n- Snapshots for 30 days - done\n";
    let came = bring_in("links.md", text);
    let said: Vec<(Option<&str>, bool)> = came
        .actions
        .iter()
        .map(|action| match &action.owner {
            Owner::Other { name } => (Some(name.as_str()), action.is_open()),
            Owner::Nobody | Owner::Me => (None, action.is_open()),
        })
        .collect();
    assert_eq!(
        said,
        [
            (Some("ops"), true),
            (Some("mira"), true),
            (None, false),
            (None, true),
            (None, false)
        ]
    );
}

#[test]
fn actions_are_told_by_what_stands_above_them_and_by_how_they_are_told() {
    let said = |text: &str| -> Vec<(String, bool)> {
        let came = bring_in("reset.md", text);
        let actions = came.actions.iter();
        actions
            .map(|action| {
                (
                    action.what.lines().next().unwrap().to_owned(),
                    !action.is_open(),
                )
            })
            .collect()
    };
    let one = |what: &str, done: bool| (what.to_owned(), done);
    let lessons = "# Reset\n\n## Lessons learned\n\nWe were hasty.\n\n**Actions taken:**\n\n1. We wrote it down.\n\n\
        **Actions planned:**\n\n1. We will test it.\n";
    assert_eq!(
        said(lessons),
        [
            one("We wrote it down.", true),
            one("We will test it.", false)
        ]
    );
    let headed = "# Reset\n\n## Prevention measures\n\n### 1. Ask before\n\n```\nplan\n```\n\n### 2. Back up\n\nEvery night.\n\n\
        ### 3. Staging\n\n- [ ] Make one\n- [ ] Use it\n";
    assert_eq!(
        said(headed),
        [
            one("Ask before", false),
            one("Back up", false),
            one("Make one", false),
            one("Use it", false)
        ]
    );
    let urgent = "# Reset\n\n## Remediation\n\n### Needed (follow-up)\n\n#### P0: Log it\n\nAt the gate.\n\n#### P1: Guard it\n\nToo.\n";
    assert_eq!(
        said(urgent),
        [one("P0: Log it", false), one("P1: Guard it", false)]
    );
    let past = "# Reset\n\n## Remediation actions\n\n- Patched the charts\n- Ran the check\n- Removed the lock\n\n## Follow-up actions\n\n- Automated tests\n- Alert on it\n- No action items are left\n";
    assert_eq!(
        said(past),
        [
            one("Patched the charts", true),
            one("Ran the check", true),
            one("Removed the lock", true),
            one("Automated tests", false),
            one("Alert on it", false)
        ]
    );
}

#[test]
fn nothing_is_done_that_is_only_told_like_it() {
    let open_ones = [
        "Embed tests",
        "Embed alerts",
        "Proceed with the move",
        "Put limits on the queue",
        "Set alerts (in progress)",
        "Verify the flag has been removed",
        "[ ] The deploy has been completed in staging only",
        "No further action on the queue, but add alerts to the cache",
        "Set owner=root on all files",
        "Pin `@types/node`",
    ];
    let text = format!(
        "# Reset\n\n## Follow-up actions\n\nDone is better than perfect.\n\n- {}\n",
        open_ones.join("\n- ")
    );
    let came = bring_in("reset.md", &text);
    let whats: Vec<&str> = came.actions.iter().map(|one| one.what.as_str()).collect();
    assert_eq!(whats.len(), open_ones.len(), "{whats:?}");
    for action in &came.actions {
        assert!(action.is_open(), "{}", action.what);
        assert_eq!(action.owner, Owner::Nobody, "{}", action.what);
    }
    let table = "# Reset\n\n## Action items\n\n| Action | Status |\n|---|---|\n| Alerts | Implemented in staging, production is blocked |\n\
        | Limits | Done in both regions |\n| Locks | Implemented |\n";
    let came = bring_in("reset.md", table);
    assert_eq!(
        told(&came),
        [
            (
                "Alerts\nImplemented in staging, production is blocked",
                false
            ),
            ("Limits\nDone in both regions", true),
            ("Locks", true)
        ]
    );
}

#[test]
fn a_table_of_actions_is_one_under_any_heading_and_what_is_marked_so_too() {
    let text = "# Queue full\n\n## Mitigation\n\n| Action | Result |\n| --- | --- |\n| Drained it | Empty |\n\n\
        ### Process changes\n\n| Action | Owner | Status |\n| --- | --- | --- |\n| Name an owner | Ada | Documented |\n\n\
        ## Lessons learned\n\nThe graph is easier to read.\n\n**DONE**: Ada added the queue to the alarms.\n\n\
        **DOING** watch the disk.\nThat would have told us.\n\nWIP limits are low.\n\n\
        | Action Item | Type | Bug |\n| --- | --- | --- |\n| Split it | Prevention | DONE |\n| Pin it | Prevention | open |\n";
    let came = bring_in("queue.md", text);
    let mut told = told(&came);
    told.sort_unstable();
    assert_eq!(
        told,
        [
            ("Ada added the queue to the alarms.", true),
            ("Name an owner", true),
            ("Pin it\nPrevention", false),
            ("Split it\nPrevention", true),
            ("watch the disk. That would have told us.", false),
        ]
    );
    let lessons = &came.postmortem.sections[&Section::Lessons];
    assert_eq!(
        lessons,
        "The graph is easier to read.\n\nWIP limits are low."
    );
    let mitigation = &came.postmortem.sections[&Section::Resolution];
    assert!(
        mitigation.contains("Drained it"),
        "it was done while it burned: {mitigation}"
    );
}

#[test]
fn actions_are_known_in_other_languages_by_their_headings_and_columns() {
    let text = "# \u{691c}\u{7d22}\u{304c}\u{9045}\u{3044}\n\n## \u{30bf}\u{30a4}\u{30e0}\u{30e9}\u{30a4}\u{30f3}\n\n\
        | \u{6642}\u{523b} (JST) | \u{30a4}\u{30d9}\u{30f3}\u{30c8} |\n|---|---|\n| 2026-03-23 22:30 | \u{691c}\u{77e5} |\n\n\
        ## \u{30a2}\u{30af}\u{30b7}\u{30e7}\u{30f3}\u{30a2}\u{30a4}\u{30c6}\u{30e0}\n\n\
        ### \u{4e88}\u{9632}\u{ff08}Prevent\u{ff09}\n\n\
        | # | \u{30a2}\u{30af}\u{30b7}\u{30e7}\u{30f3} | \u{62c5}\u{5f53} | \u{671f}\u{9650} | \u{72b6}\u{614b} |\n\
        |---|---|---|---|---|\n| P-1 | Guard it | Mika | 2026-04-06 | **\u{5b8c}\u{4e86}** |\n\
        | P-2 | Test it | Mika | 2026-04-07 | \u{672a}\u{7740}\u{624b} |\n";
    let came = bring_in("slow.md", text);
    assert_eq!(
        told(&came),
        [("Guard it\nP-1", true), ("Test it\nP-2", false)]
    );
    let [first, _] = came.actions.as_slice() else {
        panic!("two");
    };
    assert_eq!(
        first.owner,
        Owner::Other {
            name: "Mika".into()
        }
    );
    assert_eq!(first.due.unwrap().to_string(), "2026-04-06");
    let at = came.entries[0].happened_at;
    assert_eq!(
        at.to_rfc3339(),
        "2026-03-23T13:30:00+00:00",
        "the column says the zone"
    );
    for (heading, item) in [
        ("\u{9884}\u{9632}", "one"),
        ("A\u{e7}\u{f5}es preventivas (pendentes)", "two"),
        ("Pr\u{f3}ximos pasos", "three"),
        ("Ma\u{df}nahmen", "four"),
    ] {
        let came = bring_in("slow.md", &format!("# Slow\n\n## {heading}\n\n- {item}\n"));
        assert_eq!(told_of(&came), [item], "{heading}");
    }
}

/// The same without what other columns say.
fn first_lines(came: &CameIn) -> Vec<(&str, bool)> {
    let all = told(came).into_iter();
    all.map(|(what, done)| (what.lines().next().unwrap_or_default(), done))
        .collect()
}

fn told_of(came: &CameIn) -> Vec<&str> {
    told(came).into_iter().map(|(what, _)| what).collect()
}

#[test]
fn brackets_boxes_and_a_title_that_says_more_are_read_for_what_they_are() {
    let text = "# Fall of the queue - timeline of a bad day\n\n## Impact\n\nFive users.\n\n\
        | Who | Sum | Time of incident |\n|---|---|---|\n| a | 1 | 2022-12-16 00:50 |\n| b | 2 | 2022-12-16 02:59 |\n\n\
        ## Remediation (action items)\n\n- Watch it\n\n## Recovery\n\n- [x] Drained it\n\n\
        ## Follow-ups\n\n- Additional probes were introduced\n- Probes were planned; look again\n\
        - Find out why the alarm was disabled\n";
    let came = bring_in("queue.md", text);
    assert_eq!(
        came.incident.title,
        "Fall of the queue - timeline of a bad day"
    );
    assert_eq!(
        came.entries,
        [],
        "the times are facts of what stands in the row"
    );
    assert_eq!(
        told(&came),
        [
            ("Watch it", false),
            ("Drained it", true),
            ("Additional probes were introduced", true),
            ("Probes were planned; look again", false),
            ("Find out why the alarm was disabled", false),
        ]
    );
}

#[test]
fn items_beside_an_owner_and_a_target_are_actions_and_say_where_they_landed() {
    let text = "# Server gone\n\n## Phase 3: Improvement plan\n\n### Detection (would have told us)\n\n\
        | Item | Tracking | Owner | Target |\n|---|---|---|---|\n| Weekly plan | #1 | Ada | landed 2026-05-29 |\n\
        | Secrets | #2 | Ada | v2.7 |\n\n## Cost\n\n| Item | Sum |\n|---|---|\n| Server | 5 |\n\n\
        ## 5. Ticket tracking\n\n- Move it -- closed\n- Look at it - and close it\n\n\
        ## Is this a pattern?\n\n- [ ] One-off\n- [x] Pattern\n";
    let came = bring_in("server.md", text);
    assert_eq!(
        first_lines(&came),
        [
            ("Weekly plan", true),
            ("Secrets", false),
            ("Move it -- closed", true),
            ("Look at it - and close it", false),
        ]
    );
}

#[test]
fn a_follow_up_beside_an_owner_is_one_and_a_day_above_the_lines_is_theirs() {
    let text = "# Queue full\n\n## Timeline\n\nAll times UTC on 2026-04-15.\n\n| Time | Event |\n|---|---|\n\
        | - | Put in |\n| 13:27 | Full |\n\n## After-action review\n\n\
        | Follow-up | Owner | Status |\n|---|---|---|\n| Log more | Mike | Open, later |\n";
    let came = bring_in("queue.md", text);
    assert_eq!(told_of(&came), ["Log more\nOpen, later"]);
    let at = came.entries[0].happened_at;
    assert_eq!(at.to_rfc3339(), "2026-04-15T13:27:00+00:00");
}

#[test]
fn tickets_with_names_and_boxes_with_points_below_are_actions() {
    let text = "# Queue full\n\n## Follow-up issues\n\n| Issue | Triggered by | Outcome |\n|---|---|---|\n\
        | #41 - no alert for what is logged | Lesson 3 | Resolved by PR #47 |\n| #42 - old parts of the build | A look | Open |\n\n\
        ## Action items\n\n- [ ] Tests that cover:\n  - A new one\n  - An old one\n- [x] Look again\n";
    let came = bring_in("queue.md", text);
    assert_eq!(
        first_lines(&came),
        [
            ("#41 - no alert for what is logged", true),
            ("#42 - old parts of the build", false),
            ("Tests that cover:", false),
            ("Look again", true),
        ]
    );
}

#[test]
fn what_was_done_when_and_by_whom_while_it_burned_is_no_list_of_actions() {
    let text = "# Queue full\n\n## Mitigation\n\n| Action | Who | When | Link |\n|---|---|---|---|\n\
        | Drained it | Ada | soon | x |\n\n## Cost\n\n| Change | Owner |\n|---|---|\n| One | Ada |\n";
    let came = bring_in("queue.md", text);
    assert_eq!(told(&came), []);
}

#[test]
fn titles_that_each_have_a_list_only_head_it() {
    let text = "# Queue full\n\n## Remediation Steps\n\n1. Access Controls\n   - Limits for each client\n   - A look at who asks\n\n\
        2. Monitoring and Alerting\n   - New alerts for the queue\n";
    assert_eq!(
        told_of(&bring_in("queue.md", text)),
        [
            "Limits for each client",
            "A look at who asks",
            "New alerts for the queue"
        ]
    );
    // What is to be done is none, whatever stands below it.
    for items in [
        "- Improve Monitoring\n  - For the disk\n- Review Access Controls\n  - For the queue\n",
        "- Rotate Certificates\n  - Today\n- Add Disk Alerts\n  - Soon\n",
        "- Access Controls\n  - Owner: Ada\n- Disk Monitoring\n  - Owner: Ada\n",
        "- Access Controls\n  - For the disk\n- Disk Monitoring\n",
    ] {
        let text = format!("# Queue full\n\n## Action items\n\n{items}");
        let came = bring_in("queue.md", &text);
        let first = items.lines().next().unwrap_or_default();
        assert!(first.ends_with(first_lines(&came)[0].0), "{items}");
        assert_eq!(came.actions.len(), 2, "{items}");
    }
}

//! What looks like a list without times, a stretch of days or a beginning, and is none.

use journal::domain::MilestoneKind;

use super::postmortem_told::{at, lines};
use super::postmortems::bring_in;

#[test]
fn clocks_of_other_forms_are_no_list_without_times_and_a_table_may_be_one() {
    let dotted = "# Booking, 2016-02-11\n\n## Timeline\n\n- 10.42: Booking stands\n- 10.46: Ada is told\n- 10.56: It heals itself\n";
    assert_eq!(
        lines(&bring_in("booking.md", dotted)),
        [
            "02-11 10:42 Booking stands",
            "02-11 10:46 Ada is told",
            "02-11 10:56 It heals itself"
        ]
    );
    let table = "# Storage\n\n**Date:** 2026-03-16\n\n## Timeline\n\n| Time | Event |\n|--|--|\n| ~47h ago | The driver stops |\n\
                 | ~30h ago | The controller is there |\n| ~1h ago | All starts anew |\n";
    assert_eq!(
        lines(&bring_in("storage.md", table)),
        [
            "03-16 00:00 ~47h ago \u{2013} The driver stops",
            "03-16 00:00 ~30h ago \u{2013} The controller is there",
            "03-16 00:00 ~1h ago \u{2013} All starts anew"
        ]
    );
}

#[test]
fn what_follows_a_moment_that_was_told_already_goes_on_from_there() {
    let text = "# Pool, 2026-04-26\n\n## Summary\n\nAt 23:50 UTC the deploy went out. At 00:10 UTC the pool ran dry for everyone. \
                By 00:40 UTC it was rolled back.\n\n## Details\n\nAt 23:50 UTC Ada merged the branch. At 00:10 UTC the pager called the on-call.\n";
    assert_eq!(
        lines(&bring_in("pool.md", text)),
        [
            "04-26 23:50 the deploy went out.",
            "04-27 00:10 the pool ran dry for everyone.",
            "04-27 00:40 it was rolled back."
        ]
    );
}

#[test]
fn a_day_of_hardly_a_word_is_that_of_the_clocks_behind_it() {
    let text = "# Checkout\n\n**Date:** 2026-04-27\n\n## Summary\n\nOn 24 April checkout broke. At 10:15 UTC the first alert came in. \
                By 11:30 UTC it was back up.\n";
    assert_eq!(
        lines(&bring_in("checkout.md", text)),
        [
            "04-24 10:15 the first alert came in.",
            "04-24 11:30 it was back up."
        ]
    );
}

#[test]
fn a_post_keeps_what_else_it_says() {
    let text = "---\ntitle: Calls fail\ndate: 2021-03-23 06:30\nresolved: 2021-03-24 09:00\nupdates:\n- author: Ada\n  title: Moved\n  \
                date: 2021-03-24 08:00\n  message: Calls work again\n  regions: all\n---\n";
    let said = lines(&bring_in("calls.md", text)).join("\n");
    for kept in [
        "03-24 08:00 Calls work again",
        "author: Ada",
        "title: Moved",
        "regions: all",
    ] {
        assert!(said.contains(kept), "{kept:?} is missing: {said}");
    }
}

#[test]
fn explanations_stay_with_their_line() {
    let text = "# Cache, 2024-05-03\n\n## Timeline\n\n### 10:00 UTC Alerts fire\n\nOn the dashboards we saw errors rise. \
                The on-call was paged. She acknowledged it.\n\nThen the cache filled.\n\n### 10:20 UTC Rollback\n";
    let told = lines(&bring_in("cache.md", text));
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(
        told[0].contains("errors rise") && told[0].contains("the cache filled"),
        "{told:?}"
    );
}

#[test]
fn a_number_before_a_day_is_no_day() {
    for (title, day) in [
        ("Sev 2 - 5 March 2024: checkout down", "03-05"),
        ("Incident #12 - 13 November 2023", "11-13"),
        ("The bad week, 7-13th November 2023", "11-07"),
    ] {
        let text =
            format!("# {title}\n\n## Timeline\n\n- 10:15 UTC it stood\n- 10:20 UTC it ran\n");
        let told = lines(&bring_in("a.md", &text));
        assert!(told[0].starts_with(day), "{title}: {told:?}");
    }
}

#[test]
fn a_change_of_yesterday_and_a_due_date_move_no_report() {
    let text = "# Checkout\n\nCheckout was down for 40 minutes today. A change deployed yesterday filled the pool.\n\n\
                ## Timeline\n\n- 10:15 UTC it stood\n- 10:55 UTC it ran\n";
    let came = bring_in("2026-02-24-checkout.md", text);
    assert_eq!(
        at(&came, MilestoneKind::Began).as_deref(),
        Some("02-24 10:15")
    );
    let due = "# Checkout\n\nDate: 03/04/2025\n\n## Timeline\n\n- 10:15 UTC it stood\n- 10:55 UTC it ran\n\n\
               ## Action items\n\n- Add an alert (Ada, due April 15, 2025)\n";
    let alone = due.split("## Action").next().unwrap_or_default();
    assert_eq!(
        lines(&bring_in("a.md", due)),
        lines(&bring_in("a.md", alone))
    );
}

#[test]
fn a_page_that_was_put_out_afterwards_is_no_beginning() {
    let text = "---\nlayout: post\ntitle: Mail\ndate: 2024-05-03 09:00\nresolved: 2024-05-02 18:00\n---\n\nMail stood still.\n";
    let came = bring_in("mail.md", text);
    assert_ne!(
        at(&came, MilestoneKind::Began).as_deref(),
        Some("05-03 09:00")
    );
    assert_eq!(
        at(&came, MilestoneKind::Resolved).as_deref(),
        Some("05-02 18:00")
    );
}

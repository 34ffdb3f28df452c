//! Wakings, broken nights, rest before work, the longest rest.

use super::*;

fn with(pages: Vec<Interruption>) -> Facts {
    Facts {
        interruptions: pages,
        ..nothing()
    }
}

#[test]
fn one_waking_in_a_night_is_amber_and_four_red() {
    let kind = WarningKind::WakingsInANight;
    let night = ["11-24 23:00", "11-25 01:00", "11-25 03:00", "11-25 07:59"];
    let woken = |count: usize| with(night[..count].iter().map(|text| woken(text)).collect());
    let slept = Interruption {
        woke_me: Some(false),
        ..page(berlin("11-25 01:00"))
    };
    assert_eq!(level(&with(vec![slept]), kind), Level::Fine);
    assert_eq!(level(&woken(1), kind), Level::Amber);
    assert_eq!(level(&woken(3), kind), Level::Amber);
    assert_eq!(level(&woken(4), kind), Level::Red);
    assert_eq!(of(&woken(4), kind).entries.len(), 4);
}

#[test]
fn a_night_without_more_sleep_is_red_whatever_woke_how_often() {
    let kind = WarningKind::WakingsInANight;
    let mut facts = with(vec![woken("11-25 01:00")]);
    facts.interruptions[0].sleep_abandoned = true;
    assert_eq!(level(&facts, kind), Level::Red);
    assert_eq!(
        of(&facts, kind).sentence,
        "Woken once in the night of 24 Nov, and there was no more sleep."
    );
}

#[test]
fn wakings_of_two_nights_are_not_added_and_a_nap_is_no_night() {
    let kind = WarningKind::WakingsInANight;
    let facts = with(
        ["11-24 23:00", "11-25 01:00", "11-25 23:30", "11-26 02:00"]
            .map(woken)
            .to_vec(),
    );
    assert_eq!(of(&facts, kind).value, Some(2.0));
    let nap = with(vec![woken("11-22 14:00")]);
    assert_eq!(of(&nap, kind).value, Some(0.0));
}

#[test]
fn a_night_at_the_edge_of_the_week_counts_whole() {
    let kind = WarningKind::WakingsInANight;
    let night = ["11-18 22:30", "11-18 23:30", "11-19 00:30", "11-19 03:00"];
    let mut facts = with(night.map(woken).to_vec());
    // A week later the first two are older than seven days.
    facts.now = berlin("11-26 00:00");
    assert_eq!(of(&facts, kind).value, Some(4.0));
    facts.now = berlin("11-26 08:00");
    assert_eq!(of(&facts, kind).value, Some(0.0), "it was over a week ago");
}

#[test]
fn whether_a_page_woke_is_not_guessed() {
    let kind = WarningKind::WakingsInANight;
    let unknown = with(vec![page(berlin("11-25 01:00"))]);
    assert_eq!(level(&unknown, kind), Level::NotKnown);
    assert_eq!(level(&unknown, WarningKind::BrokenNights), Level::NotKnown);
}

#[test]
fn two_broken_nights_in_a_week_are_amber_and_three_red() {
    let kind = WarningKind::BrokenNights;
    let nights = ["11-21 03:00", "11-23 03:00", "11-25 03:00"];
    let broken = |count: usize| with(nights[..count].iter().map(|text| woken(text)).collect());
    assert_eq!(level(&broken(1), kind), Level::Fine);
    assert_eq!(level(&broken(2), kind), Level::Amber);
    assert_eq!(level(&broken(3), kind), Level::Red);
    let mut twice = broken(1);
    twice.interruptions.push(woken("11-21 04:00"));
    assert_eq!(
        level(&twice, kind),
        Level::Fine,
        "one night broken twice is one"
    );
    let mut old = broken(2);
    old.interruptions[0].at = berlin("11-19 03:00");
    assert_eq!(level(&old, kind), Level::Fine, "more than seven days ago");
}

#[test]
fn rest_before_work_is_amber_under_eleven_hours_and_red_under_eight() {
    let kind = WarningKind::RestBeforeWork;
    let call_out = |text: &str, minutes: u32| {
        with(vec![Interruption {
            minutes_awake: Some(minutes),
            ..page(berlin(text))
        }])
    };
    assert_eq!(of(&call_out("11-24 20:30", 30), kind).value, Some(11.0));
    assert_eq!(level(&call_out("11-24 20:30", 30), kind), Level::Fine);
    assert_eq!(level(&call_out("11-24 20:30", 31), kind), Level::Amber);
    assert_eq!(of(&call_out("11-24 23:30", 30), kind).value, Some(8.0));
    assert_eq!(level(&call_out("11-24 23:30", 30), kind), Level::Amber);
    assert_eq!(level(&call_out("11-24 23:30", 31), kind), Level::Red);
    assert_eq!(
        level(&call_out("11-24 10:00", 30), kind),
        Level::NotKnown,
        "a page at work"
    );
}

#[test]
fn the_last_call_out_before_work_counts_and_so_does_a_morning_off() {
    let kind = WarningKind::RestBeforeWork;
    let mut facts = with(vec![
        page(berlin("11-24 21:30")),
        page(berlin("11-25 04:00")),
    ]);
    assert_eq!(of(&facts, kind).value, Some(4.0));
    facts.rests = vec![rest("11-25 08:00", "11-25 16:00")];
    assert_eq!(
        of(&facts, kind).value,
        Some(12.0),
        "work began when the rest was over"
    );
    facts.rests = vec![rest("11-25 08:00", "11-25 18:00")];
    assert_eq!(
        of(&facts, kind).value,
        Some(28.0),
        "nobody begins in the evening"
    );
    let friday = with(vec![page(berlin("11-20 22:00"))]);
    assert_eq!(of(&friday, kind).value, Some(58.0), "work begins on Monday");
}

#[test]
fn rest_over_a_clock_change_has_its_true_length() {
    // On 25 October 2026 the clocks in Berlin went back at three: an hour more until Monday, 08:00.
    let facts = Facts {
        now: at("2026-10-26T12:00:00+01:00"),
        interruptions: vec![page(at("2026-10-25T00:30:00+02:00"))],
        ..nothing()
    };
    assert_eq!(of(&facts, WarningKind::RestBeforeWork).value, Some(32.5));
}

#[test]
fn the_longest_rest_is_amber_under_35_hours_and_red_under_24() {
    let kind = WarningKind::LongestRest;
    // Work ends on Friday at 18 and begins on Monday at 8: pages cut the weekend.
    let cut = |pages: &[&str]| with(pages.iter().map(|text| page(berlin(text))).collect());
    let longest = cut(&["11-21 05:00", "11-22 16:00"]);
    assert_eq!(of(&longest, kind).value, Some(35.0));
    assert_eq!(level(&longest, kind), Level::Fine);
    assert_eq!(
        level(&cut(&["11-21 05:01", "11-22 16:00"]), kind),
        Level::Amber
    );
    let day = cut(&["11-21 05:00", "11-21 16:00", "11-22 16:00"]);
    assert_eq!(of(&day, kind).value, Some(24.0));
    assert_eq!(level(&day, kind), Level::Amber);
    assert_eq!(
        level(&cut(&["11-21 05:00", "11-21 16:00", "11-22 15:59"]), kind),
        Level::Red
    );
}

#[test]
fn of_a_rest_only_the_part_within_the_seven_days_counts() {
    // On Sunday at one in the night: of the weekend before 31 hours, and 31 of this one so far.
    let facts = Facts {
        now: at("2026-11-22T01:00:00+01:00"),
        interruptions: vec![page(berlin("11-19 20:00"))],
        ..nothing()
    };
    let found = of(&facts, WarningKind::LongestRest);
    assert_eq!((found.value, found.level), (Some(31.0), Level::Amber));
    assert_eq!(found.arithmetic, "since 20 Nov 18:00, and it lasts still");

    let days = 9..=13;
    let pages =
        days.flat_map(|day| [0, 20].map(|hour| at(&format!("2026-06-{day:02}T{hour:02}:00:00Z"))));
    let facts = Facts {
        zone: Zone::UTC,
        interruptions: pages
            .map(|at| Interruption {
                zone: Zone::UTC,
                ..page(at)
            })
            .collect(),
        ..nothing()
    };
    let load = crate::load::on_call(&facts, None, Some("2026-06-13".parse().unwrap()));
    let found = &load.warnings[6];
    assert_eq!((found.value, found.level), (Some(32.0), Level::Amber));
}

#[test]
fn a_weekend_that_is_nearly_a_week_old_makes_up_for_no_later_one() {
    // Of the weekend before, only the hours after midnight of Sunday lie in the seven days.
    let facts = Facts {
        now: at("2026-11-22T23:59:00+01:00"),
        interruptions: [
            "20 20:00", "21 04:00", "21 12:00", "21 20:00", "22 04:00", "22 12:00", "22 20:00",
        ]
        .map(|hour| page(berlin(&format!("11-{hour}"))))
        .to_vec(),
        ..nothing()
    };
    let value = of(&facts, WarningKind::LongestRest).value;
    assert!(value.is_some_and(|hours| hours < 24.0), "{value:?}");
}

#[test]
fn a_missing_answer_is_never_fine() {
    let unanswered = || vec![page(berlin("11-24 23:00")), page(berlin("11-23 23:00"))];
    let slept = Interruption {
        woke_me: Some(false),
        ..page(berlin("11-25 01:00"))
    };
    let mut one_slept = unanswered();
    one_slept.push(slept);
    for kind in [WarningKind::WakingsInANight, WarningKind::BrokenNights] {
        assert_eq!(
            level(&with(one_slept.clone()), kind),
            Level::NotKnown,
            "{kind:?}"
        );
    }
    let mut one_woken = unanswered();
    one_woken.push(woken("11-25 01:00"));
    let facts = with(one_woken.clone());
    assert_eq!(level(&facts, WarningKind::WakingsInANight), Level::Amber);
    assert_eq!(
        level(&facts, WarningKind::BrokenNights),
        Level::NotKnown,
        "two would be amber"
    );
    one_woken.push(woken("11-22 23:30"));
    assert_eq!(
        level(&with(one_woken), WarningKind::BrokenNights),
        Level::Amber
    );
}

//! What is said of a comparison.

use super::*;

#[test]
fn words_when_the_data_cannot_tell() {
    assert_eq!(
        words::comparison(&compare(&durations(&S1_A), &durations(&S1_B))),
        [
            "These incidents cannot tell whether anything changed: a typical one may now take anything between 19 % \
             and 1.2 times as long, from 15 before and 12 after.",
            "If the change date meant nothing, shuffling would give a gap this large in about 9 of 100 tries.",
            "With 15 and 12 incidents only a fall of about two thirds would reliably show.",
        ]
    );
}

#[test]
fn words_when_there_are_too_few() {
    assert_eq!(
        words::comparison(&compare(&durations(&S1_A[..4]), &durations(&S1_B[..9]))),
        ["Too few incidents to compare: 4 before and 9 after, and each side needs at least 6."]
    );
}

#[test]
fn words_when_the_data_carries_it() {
    let slow: Vec<f64> = S1_A.iter().map(|value| value * 6.0).collect();
    assert_eq!(
        words::comparison(&compare(&durations(&slow), &durations(&S1_B))),
        [
            "Incidents got shorter: a typical one now takes 8 % as long (likely between 3 % and 19 %), from 15 before \
             and 12 after.",
            "If the change date meant nothing, shuffling would give a gap this large in fewer than 1 of 100 tries.",
        ]
    );
    assert_eq!(
        words::verdict(&compare(&durations(&S1_B), &durations(&slow))),
        "Incidents got longer: a typical one now takes 13 times as long (likely between 5.1 and 32 times), from 12 \
         before and 15 after."
    );
}

#[test]
fn words_name_the_smallest_change_that_would_show_and_an_approximation() {
    let comparison = Comparison {
        n_before: 12,
        n_after: 9,
        ratio: Some(0.8),
        interval: Some([0.3, 2.1]),
        difference_seconds: Some(-120.0),
        difference_interval_seconds: Some([-900.0, 600.0]),
        p: Some(0.6),
        p_exact: false,
        verdict: Verdict::CannotTell,
        detectable_change: Some(0.794),
    };
    assert_eq!(
        words::detectable(&comparison).as_deref(),
        Some("With 12 and 9 incidents only a fall of about four fifths would reliably show.")
    );
    assert_eq!(
        words::chance(&comparison).as_deref(),
        Some(
            "If the change date meant nothing, shuffling would give a gap this large in about 60 of 100 tries. This is \
             an approximation: there are too many incidents to go through all shuffles."
        )
    );
}

#[test]
fn many_equal_medians_leave_the_slope_open_but_not_the_direction() {
    let values = [
        60.0, 60.0, 60.0, 60.0, 60.0, 60.0, 10.0, 10.0, 10.0, 10.0, 10.0, 10.0,
    ];
    let points: Vec<(f64, f64)> = (0..12).map(f64::from).zip(values).collect();
    let found = trend(&points).expect("twelve quarters");
    assert_eq!(found.interval.map(|[_, high]| high), Some(0.0));
    assert_eq!(
        words::trend(&found),
        "Over 12 quarters the median tends to fall, but too many of them are equal to say by how much; in random order a \
         trend this clear would come in fewer than 1 of 100 tries."
    );
}

/// Rounded, each of these would say that something changed by nothing, or by more than it did.
#[test]
fn words_do_not_round_to_no_change_nor_past_it() {
    let of = |seconds: f64| durations(&[seconds; 12]);
    let said = |before: f64, after: f64| {
        let found = words::verdict(&compare(&of(before), &of(after)));
        let found = found.split_once("now takes ").expect("a change").1;
        found.split_once(", from").expect("counts").0.to_owned()
    };
    for (before, after, expected) in [
        (
            10_000.0,
            10_010.0,
            "1.001 times as long (likely about 1.001 times)",
        ),
        (10_010.0, 10_000.0, "99.9 % as long (likely about 99.9 %)"),
        (
            30_000.0,
            29_999.0,
            "99.997 % as long (likely about 99.997 %)",
        ),
        (
            3_600.0,
            7_200.0,
            "2.0 times as long (likely about 2.0 times)",
        ),
        (100_000.0, 400.0, "0.4 % as long (likely about 0.4 %)"),
        (
            2_592_000.0,
            75.0,
            "less than 0.01 % as long (likely less than 0.01 %)",
        ),
    ] {
        assert_eq!(said(before, after), expected);
    }
    let comparison = Comparison {
        interval: Some([1.000_4, 2.0]),
        ..compare(&of(60.0), &of(90.0))
    };
    let told = words::verdict(&comparison);
    assert!(
        told.contains("(likely between 1.0004 and 2.0 times)"),
        "{told}"
    );
}

#[test]
fn words_when_nearly_all_took_equally_long() {
    let equal = durations(&[600.0; 30]);
    assert_eq!(
        words::comparison(&compare(&equal, &equal)),
        [
            "These incidents cannot tell whether anything changed: so many of them took equally long that a typical one \
             takes as long as before, from 30 before and 30 after.",
            "If the change date meant nothing, shuffling would give a gap this large in nearly all of 100 tries.",
            "With 30 and 30 incidents even a fall of a tenth would reliably show.",
        ]
    );
}

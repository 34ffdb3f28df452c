//! Counts, open incidents, trends and silence: reference values of R and scipy, and what holds for any input.

use proptest::prelude::*;

use super::{close, interval_close};
use crate::insight::*;

fn rates(k1: u32, t1: f64, k2: u32, t2: f64) -> RateRatio {
    let count = |n, exposure| Count { n, exposure };
    rate_ratio(count(k1, t1), count(k2, t2)).expect("two counts")
}

/// The published ratios, with the ends of their intervals solved to 50 digits: printed to six, one of them is cut off.
#[test]
fn two_counts_match_the_published_ratios() {
    let many = rates(41, 13.0, 17, 13.0);
    close(many.ratio.expect("present"), 2.411_765, 5e-7);
    close(many.low, 1.340_292_603_388, 1e-9);
    close(many.high.expect("present"), 4.527_702_762_051, 1e-9);
    close(many.p, 0.002_232_551_6, 5e-11);

    let unequal = rates(12, 26.0, 5, 13.0);
    close(unequal.ratio.expect("present"), 1.2, 1e-12);
    close(unequal.low, 0.393_522_947_086, 1e-9);
    close(unequal.high.expect("present"), 4.347_990_559_340, 1e-9);
    close(unequal.p, 1.0, 1e-12);

    let few = rates(9, 4.0, 2, 4.0);
    close(few.ratio.expect("present"), 4.5, 1e-12);
    close(few.low, 0.931_412_258_194, 1e-9);
    close(few.high.expect("present"), 42.799_715_935_268, 1e-9);
    close(few.p, 0.065_429_7, 5e-8);
}

#[test]
fn nothing_on_one_side_leaves_the_ratio_without_an_upper_end() {
    let open_ended = rates(3, 4.0, 0, 4.0);
    assert_eq!((open_ended.ratio, open_ended.high), (None, None));
    close(open_ended.low, 0.413_231_355_031, 1e-9);
    close(open_ended.p, 0.25, 1e-12);
    let none = Count {
        n: 0,
        exposure: 4.0,
    };
    assert_eq!(rate_ratio(none, none), None);
    let no_time = Count {
        n: 3,
        exposure: 0.0,
    };
    assert_eq!(rate_ratio(no_time, none), None);
}

#[test]
fn open_incidents_hold_the_curve_up() {
    let ended = [12.0, 18.0, 25.0, 31.0, 40.0, 52.0, 67.0, 120.0].map(|seconds| Lifetime {
        seconds,
        ended: true,
    });
    let open = [30.0, 90.0].map(|seconds| Lifetime {
        seconds,
        ended: false,
    });
    let all: Vec<Lifetime> = ended.into_iter().chain(open).collect();
    let shares: Vec<f64> = still_open(&all).iter().map(|step| step.share).collect();
    let expected = [
        0.9,
        0.8,
        0.7,
        0.583_333_333_3,
        0.466_666_666_7,
        0.35,
        0.233_333_333_3,
        0.0,
    ];
    assert_eq!(shares.len(), expected.len());
    for (found, expected) in shares.into_iter().zip(expected) {
        close(found, expected, 1e-9);
    }
    assert_eq!(median_with_open(&all), Some(40.0));
    assert_eq!(median_with_open(&open), None, "nothing has ended");
}

#[test]
fn a_trend_over_eight_quarters_matches_theil_sen_and_kendall() {
    let values = [62.0, 70.0, 55.0, 48.0, 51.0, 40.0, 44.0, 31.0];
    let points: Vec<(f64, f64)> = (1..=8).map(f64::from).zip(values).collect();
    let found = trend(&points).expect("eight quarters");
    close(found.slope, -4.464_286, 5e-7);
    interval_close(found.interval, [-7.0, -2.75], 1e-9);
    close(found.tau, -0.785_714, 5e-7);
    close(found.p, 0.005_505_952_4, 5e-11);
    assert_eq!(trend(&points[..7]), None, "seven are too few");
}

/// All 8! / (3! 2!) orders of the tied values were counted in a program of its own.
#[test]
fn tied_quarters_have_their_own_null() {
    let values = [1.0, 1.0, 2.0, 1.0, 3.0, 3.0, 4.0, 5.0];
    let points: Vec<(f64, f64)> = (0..8).map(f64::from).zip(values).collect();
    let found = trend(&points).expect("eight quarters");
    close(found.p, 0.002_976_190_476_190_5, 1e-12);
}

#[test]
fn none_before_and_many_after_is_more_often() {
    let count = |n, exposure| Count { n, exposure };
    let change = CountChange {
        n_before: 0,
        days_before: 432.0,
        n_after: 39,
        days_after: 1_278.0,
        per: Exposure::Day,
        hours_before: None,
        hours_after: None,
        first_not_counted: false,
        rate: rate_ratio(count(39, 1_278.0), count(0, 432.0)),
    };
    let said = words::counts(&change).expect("days on both sides");
    assert!(
        said.starts_with("Incidents came more often: 0 in 432 days before"),
        "{said}"
    );
}

#[test]
fn a_silence_has_the_chance_of_its_share_of_the_time() {
    let found = quiet(7, 7, [300.0, 210.0], [300.0, 210.0]).expect("a silence");
    close(
        found.p.expect("enough before"),
        (300.0_f64 / 510.0).powi(7),
        1e-15,
    );
    assert_eq!(
        quiet(2, 2, [300.0, 210.0], [300.0, 210.0])
            .expect("a silence")
            .p,
        None
    );
    let on_call = quiet(8, 8, [242.0, 58.0], [1_512.0, 1_344.0]).expect("a silence");
    close(
        on_call.p.expect("enough before"),
        (1_512.0_f64 / 2_856.0).powi(8),
        1e-15,
    );
    close(on_call.days_since, 58.0, 1e-15);
    assert_eq!(quiet(0, 0, [300.0, 210.0], [300.0, 210.0]), None);
    assert_eq!(quiet(5, 5, [300.0, 0.0], [300.0, 0.0]), None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn swapping_two_counts_inverts_their_ratio(k1 in 1_u32..80, k2 in 1_u32..80, t1 in 1_u32..60, t2 in 1_u32..60) {
        let there = rates(k1, t1.into(), k2, t2.into());
        let back = rates(k2, t2.into(), k1, t1.into());
        prop_assert!((there.ratio.expect("present") * back.ratio.expect("present") - 1.0).abs() < 1e-9);
        prop_assert!((there.low * back.high.expect("present") - 1.0).abs() < 1e-9);
        prop_assert!((there.p - back.p).abs() < 1e-9);
        prop_assert!(there.low <= there.ratio.expect("present"));
        prop_assert!(there.ratio.expect("present") <= there.high.expect("present"));
    }

    #[test]
    fn without_open_ones_the_curve_has_the_plain_median(seconds in prop::collection::vec(1_u32..5_000, 1..40)) {
        let lifetimes: Vec<Lifetime> =
            seconds.iter().map(|&seconds| Lifetime { seconds: seconds.into(), ended: true }).collect();
        let plain: Durations = seconds.iter().copied().map(f64::from).collect();
        prop_assert!((median_with_open(&lifetimes).expect("all ended") - plain.median().expect("some")).abs() < 1e-9);
    }

    #[test]
    fn turning_time_around_turns_the_trend_around(values in prop::collection::vec(1_u32..40, 8..20)) {
        let places = |values: &[u32]| -> Vec<(f64, f64)> {
            (0..).zip(values).map(|(at, value)| (f64::from(at), f64::from(*value))).collect()
        };
        let there = trend(&places(&values)).expect("enough");
        let back: Vec<u32> = values.iter().rev().copied().collect();
        let back = trend(&places(&back)).expect("enough");
        prop_assert!((there.slope + back.slope).abs() < 1e-9);
        prop_assert!((there.tau + back.tau).abs() < 1e-9);
        prop_assert!((there.p - back.p).abs() < 1e-9);
    }
}

//! Reference values from R and scipy, and the properties that hold for any durations.

mod rates;
mod sentences;

use proptest::prelude::*;

use super::*;

const S1_A: [f64; 15] = [
    7.0, 12.0, 18.0, 25.0, 31.0, 40.0, 44.0, 52.0, 67.0, 75.0, 95.0, 120.0, 185.0, 240.0, 610.0,
];
const S1_B: [f64; 12] = [
    5.0, 9.0, 11.0, 14.0, 19.0, 22.0, 28.0, 33.0, 41.0, 60.0, 88.0, 150.0,
];
const S2_A: [f64; 14] = [
    5.0, 10.0, 10.0, 15.0, 20.0, 30.0, 30.0, 30.0, 45.0, 60.0, 60.0, 90.0, 120.0, 240.0,
];
const S2_B: [f64; 11] = [
    5.0, 5.0, 10.0, 10.0, 15.0, 15.0, 20.0, 30.0, 30.0, 45.0, 60.0,
];

fn durations(values: &[f64]) -> Durations {
    values.iter().copied().collect()
}

#[track_caller]
fn close(found: f64, expected: f64, tolerance: f64) {
    assert!(
        (found - expected).abs() <= tolerance,
        "found {found}, expected {expected}"
    );
}

#[track_caller]
fn interval_close(found: Option<Interval>, expected: Interval, tolerance: f64) {
    let found = found.expect("an interval");
    close(found[0], expected[0], tolerance);
    close(found[1], expected[1], tolerance);
}

/// R's `wilcox.test` example after Hollander and Wolfe: permeability at term and before.
#[test]
fn the_example_of_hollander_and_wolfe() {
    let x = durations(&[0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]);
    let y = durations(&[1.15, 0.88, 0.90, 0.74, 1.21]);

    let chance = shuffle(&x, &y).expect("two groups");
    let shift = difference(&y, &x).expect("two groups");

    close(chance.u, 35.0, 0.0);
    close(chance.at_least, 0.127_206_1, 5e-8);
    close(chance.two_sided(), 0.254_412_3, 5e-8);
    close(shift.value, 0.305, 1e-9);
    interval_close(shift.interval, [-0.15, 0.76], 1e-9);
    assert_eq!(rank_interval(10, 5).expect("an interval exists").k, 9);
}

#[test]
fn one_group_without_ties() {
    let (a, b) = (durations(&S1_A), durations(&S1_B));

    assert_eq!((a.median(), b.median()), (Some(52.0), Some(25.0)));
    assert_eq!(
        (a.quantile(0.25), a.quantile(0.75)),
        (Some(28.0), Some(107.5))
    );
    assert_eq!(
        (b.quantile(0.25), b.quantile(0.75)),
        (Some(13.25), Some(45.75))
    );
    assert_eq!(a.median_interval(), Some([25.0, 120.0]));
    assert_eq!(b.median_interval(), Some([11.0, 60.0]));
    close(a.mean().expect("present"), 108.066_7, 5e-5);
    assert_eq!(b.mean(), Some(40.0));
}

#[test]
fn two_groups_without_ties() {
    let (a, b) = (durations(&S1_A), durations(&S1_B));

    let chance = shuffle(&a, &b).expect("two groups");
    close(chance.u, 125.0, 0.0);
    close(chance.two_sided(), 0.092_610_156_777_608_66, 1e-12);

    let shift = difference(&b, &a).expect("two groups");
    assert_eq!(shift.value.to_bits(), 25.5_f64.to_bits());
    assert_eq!(shift.interval, Some([-3.0, 73.0]));

    let comparison = compare(&a, &b);
    close(comparison.ratio.expect("compared"), 0.463_158_86, 5e-9);
    interval_close(
        comparison.interval,
        [0.186_666_666_666_7, 1.166_666_666_666_7],
        1e-9,
    );
    close(
        comparison.p.expect("compared"),
        0.092_610_156_777_608_66,
        1e-12,
    );
    assert_eq!(
        comparison.verdict,
        Verdict::CannotTell,
        "although the mean fell 63 % and the median 52 %"
    );
}

#[test]
fn two_groups_with_ties() {
    let (a, b) = (durations(&S2_A), durations(&S2_B));

    assert_eq!((a.median(), b.median()), (Some(30.0), Some(15.0)));
    let chance = shuffle(&a, &b).expect("two groups");
    close(chance.u, 106.0, 0.0);
    close(chance.at_least, 0.058_720_778_9, 1e-9);
    close(chance.at_most, 0.947_365_504_6, 1e-9);
    close(chance.two_sided(), 0.117_441_557_9, 1e-9);

    let shift = difference(&b, &a).expect("two groups");
    close(shift.value, 15.0, 0.0);
    assert_eq!(shift.interval, Some([0.0, 45.0]));
    let times = ratio(&b, &a).expect("two groups");
    close(times.value, 2.0, 1e-9);
    interval_close(times.interval, [1.0, 4.5], 1e-9);
    assert_eq!(rank_interval(14, 11).expect("an interval exists").k, 41);
}

#[test]
fn four_against_four_has_an_interval_and_three_against_three_has_none() {
    let a = durations(&[30.0, 45.0, 60.0, 75.0]);
    let b = durations(&[10.0, 15.0, 20.0, 25.0]);
    let chance = shuffle(&a, &b).expect("two groups");
    close(chance.u, 16.0, 0.0);
    close(chance.two_sided(), 0.028_571_428_6, 1e-9);
    let shift = difference(&b, &a).expect("two groups");
    close(shift.value, 35.0, 0.0);
    assert_eq!(shift.interval, Some([5.0, 65.0]));
    close(
        rank_interval(4, 4).expect("an interval exists").coverage,
        0.971_429,
        5e-7,
    );

    let low = durations(&[10.0, 20.0, 30.0]);
    let high = durations(&[40.0, 50.0, 60.0]);
    close(
        shuffle(&low, &high).expect("two groups").two_sided(),
        0.1,
        1e-12,
    );
    assert_eq!(rank_interval(3, 3), None);
    assert_eq!(difference(&low, &high).expect("two groups").interval, None);
}

#[test]
fn interval_ranks_and_their_coverage() {
    let table = [
        (5, 5, 3, 0.968_254),
        (6, 6, 6, 0.958_874),
        (8, 8, 14, 0.950_117),
        (10, 10, 24, 0.956_743),
        (10, 15, 40, 0.952_476),
        (12, 9, 27, 0.950_927),
        (15, 12, 50, 0.953_134),
        (20, 20, 128, 0.950_910),
        (30, 30, 318, 0.950_380),
        (60, 60, 1427, 0.950_293),
    ];
    for (m, n, k, coverage) in table {
        let found = rank_interval(m, n).expect("an interval exists");
        assert_eq!(found.k, k, "{m} v {n}");
        close(found.coverage, coverage, 5e-7);
    }
    close(
        rank_interval(15, 12).expect("an interval exists").coverage,
        0.953_133_653_860_535_1,
        1e-12,
    );
}

#[test]
fn percentiles_wait_for_enough_durations() {
    let of = |n: u32| summarize(&(1..=n).map(f64::from).collect()).percentiles;
    assert_eq!(of(12).p75, None);
    assert_eq!(of(13).p75, Some(10.0));
    assert_eq!((of(35).p90, of(36).p90), (None, Some(32.5)));
    assert_eq!(of(71).p95, None);
    assert!(of(72).p95.is_some());
}

#[test]
fn what_is_no_duration_is_left_out_and_counted() {
    let mixed = Durations::from_seconds([Some(60), Some(0), Some(-5), None, Some(120)]);
    let summary = summarize(&mixed);
    assert_eq!((summary.n, summary.left_out), (2, 3));
    assert_eq!(summary.median, Some(90.0));
    assert_eq!(summary.interval, None, "no 95 % interval exists for two");

    let nothing = summarize(&durations(&[f64::NAN, f64::INFINITY]));
    assert_eq!((nothing.n, nothing.left_out, nothing.median), (0, 2, None));
}

#[test]
fn five_on_one_side_are_too_few() {
    let comparison = compare(&durations(&S1_A), &durations(&S1_B[..5]));
    assert_eq!(comparison.verdict, Verdict::TooFew);
    assert_eq!(
        (comparison.ratio, comparison.interval, comparison.p),
        (None, None, None),
        "points and counts only"
    );
    let empty = compare(&durations(&S1_A), &durations(&[]));
    assert_eq!(
        (empty.verdict, empty.detectable_change),
        (Verdict::TooFew, None)
    );
}

#[test]
fn a_real_fall_and_a_real_rise_are_told() {
    let slow: Vec<f64> = S1_A.iter().map(|value| value * 6.0).collect();
    assert_eq!(
        compare(&durations(&slow), &durations(&S1_B)).verdict,
        Verdict::Shorter
    );
    assert_eq!(
        compare(&durations(&S1_B), &durations(&slow)).verdict,
        Verdict::Longer
    );
}

#[test]
fn detectable_change_follows_the_formula() {
    let five = durations(&[1.0, 2.0, 3.0, 4.0, 5.0]);
    let assumed = 1.0 - (-2.8016 * 1.25 * (2.0_f64 / 5.0).sqrt() / 0.977).exp();
    close(
        compare(&five, &five).detectable_change.expect("compared"),
        assumed,
        1e-12,
    );

    // Logarithms of 1 and e in equal shares: squares sum to n / 4 per group.
    let group: Durations = [1.0, std::f64::consts::E].repeat(4).into_iter().collect();
    let spread = (4.0_f64 / 14.0).sqrt();
    let expected = 1.0 - (-2.8016 * spread * (2.0_f64 / 8.0).sqrt() / 0.977).exp();
    close(
        compare(&group, &group).detectable_change.expect("compared"),
        expected,
        1e-12,
    );
}

#[test]
fn sixty_against_sixty_is_exact_and_large_groups_stay_finite() {
    let group = |n: u32, step: u32| -> Durations {
        (0..n).map(|i| f64::from(i * step % 997 + 1)).collect()
    };
    let comparison = compare(&group(60, 37), &group(60, 53));
    assert!(comparison.p.expect("compared") > 0.0 && comparison.p.expect("compared") <= 1.0);

    let large = compare(&group(3_000, 37), &group(2_000, 53));
    assert!(large.p.expect("compared").is_finite());
    let [low, high] = large.interval.expect("compared");
    assert!(low <= large.ratio.expect("compared") && large.ratio.expect("compared") <= high);
}

#[test]
fn json_uses_the_stable_names() {
    let json =
        serde_json::to_value(compare(&durations(&S1_B[..3]), &durations(&S1_A))).expect("present");
    assert_eq!(json["n_before"], 3);
    assert_eq!(json["verdict"], "too few");
    assert!(json["ratio"].is_null() && json["interval"].is_null() && json["p"].is_null());
    assert!(json["detectable_change"].is_number());
}

#[test]
fn the_rolling_median_starts_at_the_ninth_known_duration() {
    let mut values: Vec<f64> = vec![9.0, 1.0, 8.0, 2.0, 0.0, 7.0, 3.0, 6.0, 4.0];
    assert_eq!(rolling_medians(&values), [], "eight known durations");

    values.extend([5.0, 100.0]);
    let rolling = rolling_medians(&values);
    assert_eq!(
        rolling,
        [
            RollingMedian {
                last: 9,
                median: 5.0,
                band: [2.0, 8.0],
            },
            RollingMedian {
                last: 10,
                median: 5.0,
                band: [2.0, 8.0],
            },
        ]
    );
}

/// Log-normal like durations in whole seconds, with ties.
fn group(sizes: std::ops::Range<usize>) -> impl Strategy<Value = Vec<f64>> {
    prop::collection::vec(
        prop_oneof![
            (1_u32..40).prop_map(f64::from),
            (1_u32..90_000).prop_map(f64::from)
        ],
        sizes,
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn swapping_the_groups_inverts_the_ratio(a in group(6..25), b in group(6..25)) {
        let there = compare(&durations(&a), &durations(&b));
        let back = compare(&durations(&b), &durations(&a));
        prop_assert!((there.ratio.expect("compared") * back.ratio.expect("compared") - 1.0).abs() < 1e-9);
        prop_assert!((there.interval.expect("compared")[0] * back.interval.expect("compared")[1] - 1.0).abs() < 1e-9);
        prop_assert!((there.p.expect("compared") - back.p.expect("compared")).abs() < 1e-9);
    }

    #[test]
    fn scaling_leaves_ratio_and_chance(a in group(6..25), b in group(6..25), scale in 1_u32..500) {
        let scaled = |values: &[f64]| -> Durations { values.iter().map(|value| value * f64::from(scale)).collect() };
        let one = compare(&durations(&a), &durations(&b));
        let other = compare(&scaled(&a), &scaled(&b));
        prop_assert!((one.ratio.expect("compared") / other.ratio.expect("compared") - 1.0).abs() < 1e-9);
        prop_assert_eq!(one.p, other.p);
    }

    #[test]
    fn the_order_of_input_does_not_matter(a in group(6..25), b in group(6..25), turn in 0_usize..25) {
        let mut turned = a.clone();
        turned.rotate_left(turn % a.len());
        turned.reverse();
        prop_assert_eq!(compare(&durations(&a), &durations(&b)), compare(&durations(&turned), &durations(&b)));
        prop_assert_eq!(summarize(&durations(&a)), summarize(&durations(&turned)));
    }

    #[test]
    fn the_same_incident_on_both_sides_never_turns_a_verdict_around(
        a in group(6..20),
        b in group(6..20),
        factor in 1_u32..30,
        both in 1_u32..90_000,
    ) {
        let mut before: Vec<f64> = a.iter().map(|value| value * f64::from(factor)).collect();
        let mut after = b;
        let verdict = compare(&durations(&before), &durations(&after)).verdict;
        before.push(f64::from(both));
        after.push(f64::from(both));
        let with_both = compare(&durations(&before), &durations(&after)).verdict;
        let opposite = match verdict {
            Verdict::Shorter => Some(Verdict::Longer),
            Verdict::Longer => Some(Verdict::Shorter),
            Verdict::CannotTell | Verdict::TooFew => None,
        };
        prop_assert_ne!(Some(with_both), opposite);
    }

    #[test]
    fn the_interval_holds_the_estimate(a in group(6..40), b in group(6..40)) {
        let comparison = compare(&durations(&a), &durations(&b));
        let [low, high] = comparison.interval.expect("compared");
        prop_assert!(low <= comparison.ratio.expect("compared") && comparison.ratio.expect("compared") <= high);
    }
}

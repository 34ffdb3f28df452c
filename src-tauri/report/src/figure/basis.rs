//! What a figure rests on, said in the same words under every chart.

use journal::insight::Span;

use super::data::LeftOut;
use super::incidents::Charted;

/// How firmly the counted times are known.
#[derive(Clone, Copy, Default)]
pub(super) struct Firmness {
    pub estimated: usize,
    /// Where "began" is missing and "detected" stands in.
    pub from_detected: usize,
}

impl Firmness {
    /// Of those with this stretch.
    pub fn of_span<'a>(span: Span, incidents: impl Iterator<Item = &'a Charted> + Clone) -> Self {
        let known = incidents.filter(|one| one.span(span).is_some());
        Self {
            estimated: known.clone().filter(|one| one.is_estimated(span)).count(),
            from_detected: known
                .filter(|one| span.is_from_begin() && one.from_detected)
                .count(),
        }
    }

    /// Of the days on which they began.
    pub fn of_begins<'a>(incidents: impl Iterator<Item = &'a Charted> + Clone) -> Self {
        Self {
            estimated: incidents.clone().filter(|one| one.begin_estimated).count(),
            from_detected: incidents.filter(|one| one.from_detected).count(),
        }
    }
}

/// "Resolved - began, n = 17, 3 estimated, 1 from detected, 2 left out: no start"; what more there is to say and the full
/// stop are the chart's.
pub(super) fn basis(formula: &str, n: &str, firmness: Firmness, left_out: &[LeftOut]) -> String {
    let mut parts = vec![format!("{formula}, n = {n}")];
    let Firmness {
        estimated,
        from_detected,
    } = firmness;
    parts.extend((estimated > 0).then(|| format!("{estimated} estimated")));
    parts.extend((from_detected > 0).then(|| format!("{from_detected} from detected")));
    let left_out = left_out.iter().filter(|group| group.count > 0);
    parts.extend(left_out.map(|group| format!("{} left out: {}", group.count, group.reason)));
    parts.join(", ")
}

/// Those of other kinds, and those that this chart cannot show.
pub(super) fn with(others: &[LeftOut], count: usize, reason: &str) -> Vec<LeftOut> {
    let own = LeftOut {
        reason: reason.to_owned(),
        count,
    };
    others.iter().cloned().chain([own]).collect()
}

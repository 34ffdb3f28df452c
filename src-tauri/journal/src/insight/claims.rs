//! Sentences that can be claimed, from the figures they rest on; or why the data does not carry one.

mod wording;
mod work;

use super::groups::{Asked, Names, TimedIncident, durations};
use super::words::{self, real_duration};
use super::{Change, Comparison, Durations, FEWEST_TO_COMPARE, Verdict, change, effect, summarize};
use crate::domain::{
    Action, ClaimFigure, ClaimQuery, ClaimReading, ClaimTemplate, IncidentId, Role, Runbook, Scope,
};

/// `incidents` are those of the query's scope, `actions` and `runbooks` all of them.
pub fn read_claim(
    query: &ClaimQuery,
    incidents: &[TimedIncident],
    actions: &[Action],
    runbooks: &[Runbook],
    names: Names<'_>,
    asked: &Asked,
) -> ClaimReading {
    let subject = Subject {
        scope: &query.scope,
        incidents,
        names,
    };
    let split = |day| {
        let observed = &asked.observed;
        change(&query.scope, day, incidents, observed, names, effect)
    };
    match query.template {
        ClaimTemplate::Part { role } => subject.part(role),
        ClaimTemplate::TypicalTime => subject.typical_time(),
        ClaimTemplate::TimeChange { day } => {
            let (before, after): (Vec<_>, Vec<_>) = incidents.iter().partition(|one| one.day < day);
            subject.time_change(&before, &after, &split(day))
        }
        ClaimTemplate::FrequencyChange { day } => subject.frequency_change(&split(day)),
        ClaimTemplate::Quiet { day } => subject.quiet(&split(day)),
        ClaimTemplate::Actions => subject.actions(actions),
        ClaimTemplate::Runbooks => subject.runbooks(runbooks),
    }
}

struct Subject<'a> {
    scope: &'a Scope,
    incidents: &'a [TimedIncident],
    names: Names<'a>,
}

impl Subject<'_> {
    fn part(&self, role: Role) -> ClaimReading {
        let mine: Vec<&TimedIncident> = self
            .incidents
            .iter()
            .filter(|one| Role::told(&one.roles).any(|told| told == role))
            .collect();
        ClaimReading {
            sentence: format!(
                "{} {}{}.",
                verb(role),
                self.taken(role, mine.len()),
                words::period(self.scope.period)
            ),
            figures: vec![figure("incidents", &mine.len().to_string(), mine.len())],
            incidents: ids(&mine),
            not_carried: mine
                .is_empty()
                .then(|| format!("No incident here names you as {}.", role.words())),
        }
    }

    fn typical_time(&self) -> ClaimReading {
        let timed = timed(self.incidents);
        let summary = summarize(&durations(&timed));
        let what = self.what(summary.n);
        let period = words::period(self.scope.period);
        let (sentence, not_carried) = match (summary.median, summary.interval) {
            (Some(median), Some([low, high])) => (
                format!(
                    "Half of {what}{period} were resolved within {} (95 % interval {} to {}).",
                    real_duration(median),
                    real_duration(low),
                    real_duration(high)
                ),
                None,
            ),
            _ => (
                format!("The times to resolve of {what}{period} are known."),
                Some(format!(
                    "With {} there is no interval, and so no typical time; it takes six.",
                    summary.n
                )),
            ),
        };
        let shown = [
            ("median", summary.median),
            ("interval from", summary.interval.map(|[low, _]| low)),
            ("interval to", summary.interval.map(|[_, high]| high)),
        ];
        let figures = shown
            .into_iter()
            .filter_map(|(name, seconds)| Some(figure(name, &real_duration(seconds?), summary.n)));
        ClaimReading {
            sentence,
            figures: figures.collect(),
            incidents: ids(&timed),
            not_carried,
        }
    }

    fn time_change(
        &self,
        before: &[&TimedIncident],
        after: &[&TimedIncident],
        split: &Change,
    ) -> ClaimReading {
        let sides = [before, after].map(durations);
        let [median_before, median_after] = sides
            .each_ref()
            .map(|side| side.median().map(real_duration).unwrap_or_default());
        let compared = effect(&sides[0], &sides[1]);
        let n = format!("n = {} and {}", compared.n_before, compared.n_after);
        let what = self.kind();
        let mut not_carried = not_carried(&compared);
        if not_carried.is_none() && !split.mix.is_empty() {
            not_carried = Some(format!(
                "{} Narrow the scope to one of them.",
                words::mix(split, true).join(" ")
            ));
        }
        let (since, counted) = (words::date(split.day), self.counted());
        let medians = sides.each_ref().map(Durations::median);
        let sentence = match (compared.verdict, compared.ratio, compared.interval) {
            (verdict @ (Verdict::Shorter | Verdict::Longer), Some(ratio), Some(interval)) => {
                let fell = verdict == Verdict::Shorter;
                let verb = if fell { "fell" } else { "rose" };
                // Medians of lopsided sides can move the other way; then they are no part of the sentence.
                let agree = if fell {
                    medians[0] > medians[1]
                } else {
                    medians[0] < medians[1]
                };
                let how = if agree {
                    format!("from {median_before} before {since} to {median_after} after")
                } else {
                    format!("with {since}")
                };
                format!(
                    "Typical time to resolve the {what} I met {verb} {how} ({n}; typically {} as long, the median of all \
                     pairs, 95 % interval {}){counted}.",
                    words::times(ratio),
                    words::from_to(interval)
                )
            }
            _ => format!(
                "The median time to resolve {what} was {} before {since} and {} after ({n}){counted}.",
                or_unknown(&median_before),
                or_unknown(&median_after)
            ),
        };
        let timed: Vec<&TimedIncident> = timed(self.incidents);
        let mut figures = vec![
            figure("median before", &median_before, compared.n_before),
            figure("median after", &median_after, compared.n_after),
        ];
        let ratio = compared.ratio.map(|ratio| ("ratio", words::times(ratio)));
        let interval = compared
            .interval
            .map(|interval| ("after against before", words::from_to(interval)));
        let told = ratio.into_iter().chain(interval);
        figures.extend(told.map(|(name, value)| figure(name, &value, timed.len())));
        ClaimReading {
            sentence,
            figures,
            incidents: ids(&timed),
            not_carried,
        }
    }

    fn frequency_change(&self, split: &Change) -> ClaimReading {
        let counts = &split.counts;
        let sentence = words::counts(&counts.without_hours());
        let told = counts
            .rate
            .as_ref()
            .is_some_and(|rate| rate.low > 1.0 || rate.high.is_some_and(|high| high < 1.0));
        let (what, counted) = (self.kind(), self.counted());
        let since = words::date(split.day);
        let carried = counts.rate.as_ref().filter(|_| told);
        let mut figures = vec![
            count_figure("before", counts.counted_before()),
            count_figure("after", counts.n_after),
        ];
        figures.extend(counts.rate.iter().flat_map(|rate| {
            let ends = [Some(rate.low), rate.high];
            let per = words::per(counts.per);
            ratio_figures(per, rate.ratio, ends, self.incidents.len())
        }));
        ClaimReading {
            sentence: match carried.and_then(|rate| Some((rate.ratio?, rate.low, rate.high?))) {
                Some((ratio, low, high)) => format!(
                    "Since {since}, {what} have come {} as often{} (95 % interval {}; {} in {:.0} days before, {} in \
                     {:.0} days after{}){counted}.",
                    words::times(ratio),
                    words::per(counts.per),
                    words::from_to([low, high]),
                    counts.counted_before(),
                    counts.days_before,
                    counts.n_after,
                    counts.days_after,
                    words::opening(counts)
                ),
                None => format!(
                    "{} {what} in {:.0} days before {since}, {} in {:.0} days after{counted}.",
                    counts.n_before, counts.days_before, counts.n_after, counts.days_after
                ),
            },
            figures,
            incidents: ids(&self.incidents.iter().collect::<Vec<_>>()),
            not_carried: (!told).then(|| {
                sentence
                    .unwrap_or_else(|| "There are no days or no incidents to compare.".to_owned())
            }),
        }
    }

    fn quiet(&self, split: &Change) -> ClaimReading {
        let counts = &split.counts;
        let told = split.quiet.and_then(|quiet| quiet.p);
        let luck = told.map_or(String::new(), |p| {
            let tries = words::tries(p);
            let hours = counts.hours_before.zip(counts.hours_after);
            let by = hours.map_or(String::new(), |(before, since)| {
                format!(", by {before:.0} hours on call before and {since:.0} since")
            });
            format!(
                " (had nothing changed, a silence this long would come in {tries} of 100 tries{by})"
            )
        });
        let not_carried = match (told, split.quiet) {
            // As it is told: "about 5 of 100 tries" is not fewer than that.
            (Some(p), _) if (p * 100.0).round() < words::RARE * 100.0 => None,
            (Some(p), _) => Some(format!(
                "Not quiet for long enough: had nothing changed, a silence like this would come in {} of 100 tries. A \
                 claim takes fewer than 5.",
                words::tries(p)
            )),
            (None, Some(_)) => Some(format!(
                "Fewer than three came before{}: the days alone say little.",
                words::opening(counts)
            )),
            (None, None) => Some(format!("{} came since.", counts.n_after)),
        };
        ClaimReading {
            sentence: format!(
                "I met {} {} in the {:.0} days since {}; {} in the {:.0} days before{}{luck}.",
                if counts.n_after == 0 {
                    "no".to_owned()
                } else {
                    counts.n_after.to_string()
                },
                self.kind(),
                counts.days_after,
                words::date(split.day),
                counts.n_before,
                counts.days_before,
                self.counted()
            ),
            figures: vec![
                count_figure("before", counts.n_before),
                count_figure("since", counts.n_after),
            ],
            incidents: ids(&self.incidents.iter().collect::<Vec<_>>()),
            not_carried,
        }
    }
}

/// A change is claimed only where the interval tells it.
fn not_carried(compared: &Comparison) -> Option<String> {
    match compared.verdict {
        Verdict::Shorter | Verdict::Longer => None,
        Verdict::CannotTell | Verdict::TooFew => {
            let mut why = vec![words::verdict(compared)];
            why.extend(
                words::detectable(compared)
                    .filter(|_| compared.n_before.min(compared.n_after) >= FEWEST_TO_COMPARE),
            );
            Some(why.join(" "))
        }
    }
}

fn or_unknown(words: &str) -> &str {
    if words.is_empty() { "not known" } else { words }
}

fn timed(incidents: &[TimedIncident]) -> Vec<&TimedIncident> {
    incidents.iter().filter(|one| one.time.is_ok()).collect()
}

fn ids(incidents: &[&TimedIncident]) -> Vec<IncidentId> {
    incidents.iter().map(|one| one.id).collect()
}

fn figure(name: &str, value: &str, n: usize) -> ClaimFigure {
    ClaimFigure {
        name: name.to_owned(),
        value: value.to_owned(),
        n: u32::try_from(n).unwrap_or(u32::MAX),
    }
}

/// What a sentence tells of a ratio is told here too, so that a claim speaks up when it becomes another.
fn ratio_figures(
    per: &str,
    ratio: Option<f64>,
    [low, high]: [Option<f64>; 2],
    n: usize,
) -> impl Iterator<Item = ClaimFigure> {
    let shown = [
        (format!("after against before{per}"), ratio),
        ("interval from".to_owned(), low),
        ("interval to".to_owned(), high),
    ];
    shown
        .into_iter()
        .filter_map(move |(name, ratio)| Some(figure(&name, &words::times(ratio?), n)))
}

fn count_figure(name: &str, n: u32) -> ClaimFigure {
    ClaimFigure {
        name: name.to_owned(),
        value: n.to_string(),
        n,
    }
}

/// What someone in this role did; never more than the role says.
fn verb(role: Role) -> &'static str {
    match role {
        Role::FirstResponder => "First to respond to",
        Role::IncidentCommander => "Led the response to",
        Role::Communicator => "Kept others informed in",
        Role::Scribe => "Documented",
        Role::SubjectExpert => "Helped as subject expert in",
        Role::Responder => "Responded to",
        Role::Facilitator => "Facilitated the review of",
        Role::BusinessContext => "Advised on",
        Role::Observer => "Shadowed the response to",
    }
}

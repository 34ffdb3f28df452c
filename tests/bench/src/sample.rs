//! A journal of the size that the speeds are stated for, made from nothing but a counter.

use std::fmt::Write as _;

use chrono::{DateTime, Duration, Utc};

pub const INCIDENTS: u32 = 10_000;
pub const ENTRIES_EACH: u32 = 20;

const WORDS: [&str; 24] = [
    "replica",
    "lag",
    "checkout",
    "timeout",
    "deploy",
    "rollback",
    "cache",
    "p99",
    "latency",
    "DB",
    "queue",
    "backlog",
    "certificate",
    "node",
    "kafka",
    "broker",
    "retry",
    "storm",
    "index",
    "memory",
    "disk",
    "gateway",
    "login",
    "payments",
];

/// A person's table of so many incidents, each with a note.
pub fn table(incidents: u32) -> String {
    let mut counter = Counter(1);
    let begin = DateTime::<Utc>::UNIX_EPOCH + Duration::days(365 * 48);
    let mut rows = "id,title,severity,service,started,resolved,notes\n".to_owned();
    for number in 0..incidents {
        let start = begin + Duration::minutes(i64::from(number) * 40);
        let end = start + Duration::minutes(5 + i64::from(counter.below(400)));
        let _ = writeln!(
            rows,
            "X-{number},{},SEV{},{},{},{},{}",
            counter.sentence(5),
            1 + counter.below(4),
            WORDS[counter.below(24) as usize],
            start.format("%Y-%m-%d %H:%M"),
            end.format("%Y-%m-%d %H:%M"),
            counter.sentence(10)
        );
    }
    rows
}

/// Status-page records as JSON Lines, one incident a line, spread evenly over eight years.
pub fn status_page() -> String {
    let mut counter = Counter(1);
    let begin = DateTime::<Utc>::UNIX_EPOCH + Duration::days(365 * 48);
    let mut lines = String::new();
    for number in 0..INCIDENTS {
        let start = begin + Duration::minutes(i64::from(number) * 420);
        let end = start + Duration::minutes(5 + i64::from(counter.below(400)));
        let impact = ["critical", "major", "minor", "none"][counter.below(4) as usize];
        let component = WORDS[counter.below(24) as usize];
        let updates: Vec<serde_json::Value> = (0..ENTRIES_EACH)
            .map(|index| update(&mut counter, start, end, index))
            .collect();
        let record = serde_json::json!({
            "id": format!("bench-{number}"),
            "title": counter.sentence(5),
            "url": format!("https://status.example/incidents/{number}"),
            "started_at": start,
            "resolved_at": end,
            "impact": impact,
            "components": [component],
            "updates": updates,
        });
        let _ = writeln!(lines, "{record}");
    }
    lines
}

fn update(
    counter: &mut Counter,
    start: DateTime<Utc>,
    end: DateTime<Utc>,
    index: u32,
) -> serde_json::Value {
    let last = ENTRIES_EACH - 1;
    let status = match index {
        0 => "Investigating",
        1 => "Identified",
        _ if index == last => "Resolved",
        _ => "Update",
    };
    let share =
        (end - start) * i32::try_from(index).unwrap_or(0) / i32::try_from(last).unwrap_or(1);
    let host = format!("db-prod-eu-west-{}a.internal", counter.below(90));
    serde_json::json!({
        "at": start + share,
        "status": status,
        "message": format!("{} {host} {}", counter.sentence(8), counter.sentence(6)),
    })
}

/// A linear congruential generator (Knuth's MMIX constants): the same journal every time.
pub struct Counter(pub u64);

impl Counter {
    pub fn below(&mut self, limit: u32) -> u32 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let high = u32::try_from(self.0 >> 33).unwrap_or(0);
        high % limit
    }

    pub fn word(&mut self) -> &'static str {
        WORDS[self.below(24) as usize]
    }

    fn sentence(&mut self, words: u32) -> String {
        let words: Vec<&str> = (0..words).map(|_| self.word()).collect();
        words.join(" ")
    }
}

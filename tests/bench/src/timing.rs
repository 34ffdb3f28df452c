//! Stop-watch and figures.

use std::time::{Duration, Instant};

/// Runs `work` so many times and prints the median and the 99th percentile beside the goal.
pub fn measure<T>(name: &str, runs: usize, goal: &str, mut work: impl FnMut(usize) -> T) {
    let mut times: Vec<Duration> = (0..runs)
        .map(|run| {
            let begin = Instant::now();
            std::hint::black_box(work(run));
            begin.elapsed()
        })
        .collect();
    report(name, &mut times, goal);
}

pub fn report(name: &str, times: &mut [Duration], goal: &str) {
    times.sort_unstable();
    let p50 = milliseconds(percentile(times, 50));
    let p99 = milliseconds(percentile(times, 99));
    println!(
        "{name:<44} n {:>4}   p50 {p50:>9.2} ms   p99 {p99:>9.2} ms   goal {goal}",
        times.len()
    );
}

fn percentile(sorted: &[Duration], percent: usize) -> Duration {
    let index = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
    sorted.get(index).copied().unwrap_or_default()
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}

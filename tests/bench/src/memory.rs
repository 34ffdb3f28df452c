//! How much memory a program and its helpers take: what each has for itself, and its share of what they have in common.

use std::fs;

/// Megabytes (10^6 bytes) of one process, and of it together with all it started.
#[derive(Debug, Clone, Copy, Default)]
pub struct Memory {
    pub own: f64,
    pub all: f64,
}

/// As the kernel counts it now (`Pss` in `/proc`).
pub fn of(process: u32) -> Memory {
    let parents: Vec<(u32, u32)> = fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .filter_map(|process| Some((process, parent_of(process)?)))
        .collect();
    let mut family = vec![process];
    let mut next = 0;
    while let Some(&parent) = family.get(next) {
        let children = parents.iter().filter(|(_, of)| *of == parent);
        family.extend(children.map(|(child, _)| *child));
        next += 1;
    }
    Memory {
        own: proportional(process),
        all: family.into_iter().map(proportional).sum(),
    }
}

fn parent_of(process: u32) -> Option<u32> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    field(&status, "PPid:")
}

fn proportional(process: u32) -> f64 {
    let summary = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap_or_default();
    f64::from(field(&summary, "Pss:").unwrap_or(0)) * 1024.0 / 1e6
}

fn field(text: &str, name: &str) -> Option<u32> {
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}

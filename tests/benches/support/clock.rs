//! Clocks.

use std::fs;
use std::ops::RangeInclusive;
use std::process::Command;
use std::time::{Duration, Instant};

/// The shortest of several runs.
pub(crate) fn best<T>(runs: u32, mut run: impl FnMut() -> T) -> Duration {
    let time = |_| {
        let start = Instant::now();
        std::hint::black_box(run());
        start.elapsed()
    };
    (0..runs).map(time).min().unwrap_or_default()
}

/// The CPU seconds, user and system, of a command and all that it starts.
pub(crate) fn cpu_of(command: &mut Command) -> f64 {
    let before = children_cpu();
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(output.status.success(), "{command:?}\n{}", String::from_utf8_lossy(&output.stderr));
    children_cpu() - before
}

/// The CPU seconds of all children that have ended.
fn children_cpu() -> f64 {
    ticks(&fs::read_to_string("/proc/self/stat").expect("the benches run on Linux"), 13..=14)
}

/// The CPU seconds of a process and of those of its children that have ended; none when it has ended itself.
pub(crate) fn cpu_of_process(id: u32) -> f64 {
    fs::read_to_string(format!("/proc/{id}/stat")).map_or(0.0, |stat| ticks(&stat, 11..=14))
}

/// Fields of a line of `/proc/…/stat` that Linux counts in hundredths of a second, behind the name, which may have spaces in it.
fn ticks(stat: &str, fields: RangeInclusive<usize>) -> f64 {
    let all: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    all[fields].iter().map(|ticks| ticks.parse::<f64>().expect("a number of ticks")).sum::<f64>() / 100.0
}

//! A long history compiled in: what each migration costs, and what is compiled again when one is edited.

mod support;

use std::fs;
use std::path::Path;

fn main() {
    support::heading("Migrations compiled in, CPU of a non-incremental debug build of their crate");
    let empty = compile(&support::history::package("bench-history-0", 0));
    support::line("none", &format!("{empty:.2} s"), "");
    for count in [1_000, 3_000] {
        let folder = support::history::package(&format!("bench-history-{count}"), count);
        let seconds = compile(&folder);
        let each = support::ms((seconds - empty) / f64::from(count));
        support::line(
            &format!("{count}, two statements up, two down"),
            &format!("{seconds:.2} s"),
            &format!("{each} each (bound: 1.5 ms)"),
        );
        if count == 1_000 {
            one_edited(&folder);
        }
    }
}

/// One migration edited: the crate is compiled again, and no other.
fn one_edited(folder: &Path) {
    let file = folder.join("migrations/m00000000000500_create_t500.rs");
    let text = fs::read_to_string(&file).expect("it was written");
    fs::write(&file, text.replace("VARCHAR(200)", "VARCHAR(300)")).expect("it was written");
    let output = support::cargo(folder, &["build", "--color=never"]).output().expect("cargo runs");
    let said = String::from_utf8_lossy(&output.stderr);
    let compiled = said.lines().filter(|line| line.trim_start().starts_with("Compiling")).count();
    support::line("one of 1,000 edited: crates compiled", &compiled.to_string(), "(bound: 1)");
}

/// The CPU of compiling the crate alone; its dependencies are built before.
fn compile(folder: &Path) -> f64 {
    support::clock::cpu_of(&mut support::cargo(folder, &["build"]));
    let run = |at: u32| support::clock::cpu_of(&mut support::cargo(folder, &["rustc", "--", &format!("--cfg=run_{at}")]));
    let seconds = (0..3).map(run).fold(f64::INFINITY, f64::min);
    support::clock::cpu_of(&mut support::cargo(folder, &["build"]));
    seconds
}

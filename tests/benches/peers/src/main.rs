//! Applies the same history with other migrators, each in a process of its own, in turns, and prints what it cost.

#[path = "../../support/clock.rs"]
#[allow(dead_code, reason = "shared with the benches")]
mod clock;
#[path = "../../support/statements.rs"]
#[allow(dead_code, reason = "shared with the benches")]
mod statements;
#[path = "../../support/target.rs"]
#[allow(dead_code, reason = "shared with the benches")]
mod target;
mod tools;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use statements::{Sending, Transactions};
use target::{Cost, Target};
use tools::Tool;

/// As in `build.rs`.
const COUNT: u32 = 1_000;

/// How often the tools take turns.
const ROUNDS: u32 = 10;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.as_slice() {
        [tool, url, folder] => tools::run(tool, url, Path::new(folder)),
        _ => compare(&arguments),
    }
}

/// On the databases that are named, or on all.
fn compare(named: &[String]) -> Result<(), Box<dyn std::error::Error>> {
    let folder = env::temp_dir().join(format!("migrator-peers-{}", std::process::id()));
    tools::write_files(&folder, COUNT)?;
    for name in ["sqlite", "postgres"] {
        if named.is_empty() || named.iter().any(|wanted| wanted == name) {
            measure(&Target::new(name, &folder), &folder)?;
        }
    }
    Ok(fs::remove_dir_all(folder)?)
}

fn measure(target: &Target, folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let script = folder.join("script.sql");
    let sending = Sending { transactions: Transactions::Each, begin: target.begin(), together: 1, journal: false };
    fs::write(&script, statements::messages(COUNT, sending).join(";\n") + ";\n")?;
    let mut costs: Vec<(Tool, Cost, Cost)> = Tool::ALL.into_iter().map(|tool| (tool, Cost::NONE, Cost::NONE)).collect();
    let mut plain = Cost::NONE;
    for _ in 0..ROUNDS {
        plain.add(target, target.client().stdin(Stdio::from(fs::File::open(&script)?)));
        for (tool, applied, again) in &mut costs {
            applied.add(target, &mut command(*tool, target, folder)?);
            // On what is there now: nothing to do.
            again.add_again(target, &mut command(*tool, target, folder)?);
        }
    }
    println!("\n| {} | transactions | CPU | time | with nothing to do, the whole process: CPU, time |\n|---|---|---|---|---|", target.name);
    println!("| `{}`, the same SQL | each | {} | | |", target.command, plain.shown());
    for (tool, applied, again) in &costs {
        let (cpu, time) = (applied.cpu() / plain.cpu(), applied.time / plain.time);
        println!("| {} | {} | {cpu:.2}x | {time:.2}x | {} |", tool.name(), tool.transactions(target.has_server()), again.shown());
    }
    Ok(())
}

/// This program, as one of the tools.
fn command(tool: Tool, target: &Target, folder: &Path) -> Result<Command, std::io::Error> {
    let program: PathBuf = env::current_exe()?;
    let mut command = Command::new(program);
    command.arg(tool.name()).arg(target.url()).arg(folder);
    Ok(command)
}

//! Processes of the system: who descends from whom, and signals to them.

use std::fs;
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::Error;

/// How often a condition is looked at.
const PAUSE: Duration = Duration::from_millis(20);

struct Process {
    id: u32,
    parent: u32,
}

/// The processes that run; those that have ended and only wait to be reaped are not among them.
fn running() -> Vec<Process> {
    let Ok(entries) = fs::read_dir("/proc") else { return Vec::new() };
    let ids = entries.flatten().filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    ids.filter_map(|id| parse(id, &fs::read_to_string(format!("/proc/{id}/stat")).ok()?)).collect()
}

/// Reads `/proc/ID/stat`: the id, the name in parentheses (which may hold anything), the state, the parent.
fn parse(id: u32, stat: &str) -> Option<Process> {
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace();
    let state = fields.next()?;
    let parent = fields.next()?.parse().ok()?;
    (state != "Z" && state != "X").then_some(Process { id, parent })
}

/// The ids of all running processes that descend from one, which is not among them.
pub(crate) fn descendants(ancestor: u32) -> Vec<u32> {
    let processes = running();
    let mut found = vec![ancestor];
    let mut at = 0;
    while at < found.len() {
        let parent = found[at];
        found.extend(processes.iter().filter(|process| process.parent == parent).map(|process| process.id));
        at += 1;
    }
    found.split_off(1)
}

/// Sends a signal, by its name without `SIG`. Processes that have ended meanwhile are no error.
pub(crate) fn signal(name: &str, ids: &[u32]) -> Result<(), Error> {
    // The shell's own `kill`: not every system has the program.
    let mut shell = Command::new("sh");
    shell.args(["-c", r#"name=$1; shift; for id; do kill -s "$name" "$id" 2>/dev/null; done; :"#, "sh", name]);
    let status = shell.args(ids.iter().map(u32::to_string)).status().map_err(|error| Error::new(format!("can't run `sh`: {error}")))?;
    if status.success() { Ok(()) } else { Err(Error::new(format!("`sh` could not send SIG{name}: {status}"))) }
}

/// Waits until none of these processes runs.
pub(crate) fn wait_for_end(ids: &[u32], patience: Duration) -> Result<(), Error> {
    let ended = || !running().iter().any(|process| ids.contains(&process.id));
    if wait_until(patience, || ended().then_some(())).is_some() {
        return Ok(());
    }
    Err(Error::new(format!("the processes {ids:?} still run {} s after SIGKILL", patience.as_secs())))
}

/// Asks again and again until there is an answer; `None` when there is none in time.
pub(crate) fn wait_until<T>(patience: Duration, mut answer: impl FnMut() -> Option<T>) -> Option<T> {
    let start = Instant::now();
    loop {
        if let Some(answer) = answer() {
            return Some(answer);
        }
        if start.elapsed() > patience {
            return None;
        }
        sleep(PAUSE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_process_may_hold_anything() {
        let process = parse(7, "7 (a) S 1 (b)) S 42 7 7 0").unwrap();
        assert_eq!((process.id, process.parent), (7, 42));
        assert!(parse(7, "7 (sh) Z 42 7 7 0").is_none(), "it has ended");
    }

    #[test]
    fn grandchildren_are_found() {
        let mut shell = Command::new("sh").args(["-c", "sh -c 'sleep 60; :' & wait"]).spawn().unwrap();
        let found = wait_until(Duration::from_secs(30), || Some(descendants(shell.id())).filter(|found| found.len() == 2)).unwrap();
        signal("KILL", &found).unwrap();
        wait_for_end(&found, Duration::from_secs(30)).unwrap();
        shell.wait().unwrap();
    }
}

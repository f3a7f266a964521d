//! Under a lease: processes that start together, one that is killed, and one that sleeps for longer than the lease lasts.

use std::process::{Child, Command};
use std::time::Duration;

use integration::database::{Database, is_wanted};
use integration::runs::times;
use migrator::{Atomicity, Dialect, Environment, Lock, Migrator};

use crate::history::MIGRATIONS;
use crate::start::leased;
use crate::whole::assert_whole;

/// For how long a lease lasts, in milliseconds: the least, and longer than a busy machine lets a process wait.
const SHORT: u32 = 1_000;
const LONG: u32 = 60_000;

const PROCESSES: usize = 16;
const ROUNDS: u64 = 3;
const ROUNDS_LONG: u64 = 60;

/// The events at which a process dies or sleeps: in the first, a middle and a late migration.
const EVENTS: [usize; 3] = [4, 15, 27];

fn finisher(lasts: u32) -> Migrator {
    let migrator = Migrator::new(&MIGRATIONS).environment(Environment::Development).atomicity(Atomicity::Each);
    migrator.lock_timeout(Duration::from_mins(1)).lock(Lock::Lease { lasts: Duration::from_millis(lasts.into()) })
}

async fn race(dialect: Dialect) {
    for round in 0..times(ROUNDS, ROUNDS_LONG) {
        let database = Database::shared(dialect).await.unwrap();
        if round % 2 == 1 {
            database.up_to(&finisher(LONG), "note").await.unwrap();
        }
        let atomicity = ["all", "each", "none"][usize::try_from(round % 3).unwrap()];
        let children: Vec<Child> = (0..PROCESSES).map(|_| leased(&database, "up", atomicity, LONG).spawn().unwrap()).collect();
        for child in children {
            let output = child.wait_with_output().unwrap();
            assert!(output.status.success(), "{dialect}, round {round}: {}", String::from_utf8_lossy(&output.stderr));
        }
        assert_whole(&database, &format!("{dialect}, round {round}, {atomicity}")).await;
        database.close().await;
    }
}

/// The lease of one that was killed ends, and the next goes on.
async fn killed(dialect: Dialect) {
    for at in EVENTS {
        let database = Database::shared(dialect).await.unwrap();
        let output = leased(&database, "up", "each", SHORT).env("PROOF_DIES_AT", at.to_string()).output().unwrap();
        assert_eq!(output.status.code(), None, "it was to die: {}", String::from_utf8_lossy(&output.stderr));
        let finished = database.up(&finisher(LONG)).await;
        finished.unwrap_or_else(|error| panic!("{dialect}, event {at}: {error:#}"));
        assert_whole(&database, &format!("{dialect}, killed at event {at}")).await;
        database.close().await;
    }
}

/// One that sleeps for longer than its lease lasts, while another migrates everything, commits nothing when it wakes up.
async fn asleep(dialect: Dialect) {
    for at in EVENTS {
        let database = Database::shared(dialect).await.unwrap();
        let mut sleeper = leased(&database, "up", "each", SHORT).env("PROOF_STOPS_AT", at.to_string()).spawn().unwrap();
        until_stopped(&mut sleeper);
        let finished = database.up(&finisher(LONG)).await;
        let context = format!("{dialect}, asleep at event {at}");
        finished.unwrap_or_else(|error| panic!("{context}: {error:#}"));
        assert_whole(&database, &context).await;

        let wake = format!("kill -s CONT {}", sleeper.id());
        assert!(Command::new("sh").args(["-c", &wake]).status().unwrap().success());
        let output = sleeper.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && said.contains("the lease ran out"), "{context}: {said}");
        assert_whole(&database, &context).await;
        database.close().await;
    }
}

/// Waits until a process has stopped itself, by the state that the system shows.
fn until_stopped(process: &mut Child) {
    loop {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", process.id())).unwrap_or_default();
        if stat.rsplit_once(") ").is_some_and(|(_, fields)| fields.starts_with('T')) {
            return;
        }
        assert!(process.try_wait().unwrap().is_none(), "it was to stop");
        std::thread::sleep(Duration::from_millis(5));
    }
}

macro_rules! on_servers {
    ($($name:ident: $dialect:expr;)*) => {$(
        mod $name {
            use super::*;

            #[tokio::test]
            async fn many_at_once() {
                if is_wanted($dialect).unwrap() {
                    race($dialect).await;
                }
            }

            #[tokio::test]
            async fn one_that_is_killed() {
                if is_wanted($dialect).unwrap() {
                    killed($dialect).await;
                }
            }

            #[tokio::test]
            async fn one_that_sleeps() {
                if is_wanted($dialect).unwrap() {
                    asleep($dialect).await;
                }
            }
        }
    )*};
}

on_servers!(
    postgres: Dialect::Postgres;
    mysql: Dialect::Mysql;
);

//! Processes that are killed: at every event, and at instants that nobody chose. One `up` ends in the target, whatever was interrupted.

use std::time::{Duration, Instant};

use integration::database::{Database, is_wanted};
use integration::runs::{scattered, times};
use migrator::{Atomicity, Dialect, Environment, Migrator};

use crate::history::MIGRATIONS;
use crate::start::{dies, start};
use crate::whole::assert_whole;

/// How many kills there are at instants that nobody chose, for each kind of database.
const KILLS: u64 = 30;
const KILLS_LONG: u64 = 2_000;

fn finisher() -> Migrator {
    Migrator::new(&MIGRATIONS).environment(Environment::Development).atomicity(Atomicity::Each).lock_timeout(Duration::from_mins(2))
}

/// Kills at every event of a run in turn, from the first on.
async fn at_every_event(dialect: Dialect, direction: &str, atomicity: &str) {
    let mut at = 0;
    loop {
        at += 1;
        let database = Database::shared(dialect).await.unwrap();
        if direction == "down" {
            database.up(&finisher()).await.unwrap();
        }
        let context = format!("{dialect}, {direction}, {atomicity}, event {at}");
        let died = dies(&database, direction, atomicity, at);
        let finished = database.up(&finisher()).await;
        finished.unwrap_or_else(|error| panic!("{context}: {error:#}"));
        assert_whole(&database, &context).await;
        database.close().await;
        if !died {
            assert!(at > 20, "there are more events than {at}");
            return;
        }
    }
}

/// Kills at instants in the time that a run takes.
async fn at_any_instant(dialect: Dialect) {
    let database = Database::shared(dialect).await.unwrap();
    let started = Instant::now();
    assert!(start(&database, "up", "each").wait().unwrap().success());
    let span = u64::try_from(started.elapsed().as_micros()).unwrap();
    database.close().await;
    let mut killed = 0;
    for seed in 0..times(KILLS, KILLS_LONG) {
        let database = Database::shared(dialect).await.unwrap();
        let direction = if seed % 3 == 2 { "down" } else { "up" };
        if direction == "down" {
            database.up(&finisher()).await.unwrap();
        }
        let atomicity = ["all", "each", "none"][usize::try_from(seed / 3 % 3).unwrap()];
        let mut child = start(&database, direction, atomicity);
        std::thread::sleep(Duration::from_micros(scattered(seed) % span));
        child.kill().unwrap();
        killed += usize::from(!child.wait().unwrap().success());
        let context = format!("{dialect}, {direction}, {atomicity}, kill {seed}");
        let finished = database.up(&finisher()).await;
        finished.unwrap_or_else(|error| panic!("{context}: {error:#}"));
        assert_whole(&database, &context).await;
        database.close().await;
    }
    assert!(killed > 0, "no process was still running when it was to be killed");
}

macro_rules! on_every_kind {
    ($($name:ident: $dialect:expr;)*) => {$(
        mod $name {
            use super::*;

            #[tokio::test]
            async fn at_every_event_of_up() {
                if is_wanted($dialect).unwrap() {
                    for atomicity in ["all", "each", "none"] {
                        at_every_event($dialect, "up", atomicity).await;
                    }
                }
            }

            #[tokio::test]
            async fn at_every_event_of_down() {
                if is_wanted($dialect).unwrap() {
                    at_every_event($dialect, "down", "each").await;
                }
            }

            #[tokio::test]
            async fn at_any_instant() {
                if is_wanted($dialect).unwrap() {
                    super::at_any_instant($dialect).await;
                }
            }
        }
    )*};
}
on_every_kind! {
    sqlite: Dialect::Sqlite;
    postgres: Dialect::Postgres;
    mysql: Dialect::Mysql;
}

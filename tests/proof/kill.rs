//! Processes that are killed: at every event, and at instants that nobody chose. One `up` ends in the target, whatever was interrupted.

use std::time::{Duration, Instant};

use integration::database::{Database, is_wanted};
use integration::runs::{scattered, times};
use migrator::{Atomicity, Dialect, Environment, Migrator, OnFailure, Target};

use crate::history::{FAILS, MIGRATIONS};
use crate::start::{dies, start};
use crate::whole::{assert_notes, assert_whole, write_notes};

/// How many kills there are at instants that nobody chose, for each kind of database.
const KILLS: u64 = 30;
const KILLS_LONG: u64 = 2_000;

fn finisher() -> Migrator {
    Migrator::new(&MIGRATIONS).environment(Environment::Development).atomicity(Atomicity::Each).lock_timeout(Duration::from_mins(2))
}

/// How migrations are grouped. On MySQL every statement commits by itself in each of these, so two of them are left to the long run.
fn groupings(dialect: Dialect) -> &'static [&'static str] {
    let all: &[&str] = &["all", "each", "none"];
    if dialect == Dialect::Mysql { times(&all[1..2], all) } else { all }
}

/// Kills at every event of an `up` in an empty database in turn, from the first on.
async fn at_every_event(dialect: Dialect, atomicity: &str) {
    for at in 1.. {
        let database = Database::shared(dialect).await.unwrap();
        let died = dies_and_is_finished(&database, ("up", atomicity), at).await;
        database.close().await;
        if !died {
            assert!(at > 20, "there are more events than {at}");
            return;
        }
    }
}

/// Kills at every event of a `down`, or of an `up` that brings back rows which were copied; over and over in one database, in which
/// somebody wrote into these rows.
async fn at_every_event_over_and_over(dialect: Dialect, direction: &str) {
    let database = Database::shared(dialect).await.unwrap();
    database.up(&finisher()).await.unwrap();
    write_notes(&database).await;
    for at in 1.. {
        if direction == "up" {
            database.down(&finisher(), Target::Steps(2)).await.unwrap();
        }
        let died = dies_and_is_finished(&database, (direction, "each"), at).await;
        assert_notes(&database, &format!("{dialect}, {direction}, event {at}")).await;
        if !died {
            assert!(at > 8, "there are more events than {at}");
            break;
        }
    }
    database.close().await;
}

/// Has a run die at an event, and another one bring all to its end; whether it got as far as that.
async fn dies_and_is_finished(database: &Database, (direction, atomicity): (&str, &str), at: usize) -> bool {
    let died = dies(database, direction, atomicity, at);
    let context = format!("{}, {direction}, {atomicity}, event {at}", database.dialect());
    let finished = database.up(&finisher()).await;
    finished.unwrap_or_else(|error| panic!("{context}: {error:#}"));
    assert_whole(database, &context).await;
    died
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

/// Kills while a migration that fails is taken back, and before that: the next call ends as if nothing of it had happened.
async fn while_taken_back(killed_at: impl Fn(u64) -> Kill, kills: u64) -> u64 {
    let failing = || finisher().with(&FAILS).on_failure(OnFailure::Reverse);
    let database = Database::shared(Dialect::Mysql).await.unwrap();
    database.up(&finisher()).await.unwrap();
    let mut killed = 0;
    for kill in 1..=kills {
        let died = match killed_at(kill) {
            Kill::AtEvent(at) => dies(&database, "reverse", "each", at),
            Kill::After(time) => {
                let mut child = start(&database, "reverse", "each");
                std::thread::sleep(time);
                child.kill().unwrap();
                !child.wait().unwrap().success()
            }
        };
        let error = database.up(&failing()).await.unwrap_err();
        assert!(error.is_check_failed() && !error.to_string().contains("half done"), "kill {kill}: {error:#}");
        assert_whole(&database, &format!("kill {kill}: {error:#}")).await;
        let left = database.literals("SELECT id FROM _migrator_step UNION ALL SELECT id FROM _migrator_undo").await.unwrap();
        assert!(left.is_empty(), "kill {kill}: {left:?}");
        if !died && matches!(killed_at(kill), Kill::AtEvent(_)) {
            break;
        }
        killed += u64::from(died);
    }
    database.close().await;
    killed
}

/// When a process ends.
#[derive(Clone, Copy)]
enum Kill {
    AtEvent(usize),
    After(Duration),
}

#[tokio::test]
async fn at_every_event_of_taking_back() {
    if is_wanted(Dialect::Mysql).unwrap() {
        let killed = while_taken_back(|kill| Kill::AtEvent(usize::try_from(kill).unwrap()), u64::MAX).await;
        // Two before the first statement, eight statements, seven of them taken back.
        assert!(killed > 15, "there are more events than {killed}");
    }
}

#[tokio::test]
async fn at_any_instant_of_taking_back() {
    if is_wanted(Dialect::Mysql).unwrap() {
        let database = Database::shared(Dialect::Mysql).await.unwrap();
        database.up(&finisher()).await.unwrap();
        let started = Instant::now();
        assert!(start(&database, "reverse", "each").wait().unwrap().success());
        let span = u64::try_from(started.elapsed().as_micros()).unwrap();
        database.close().await;
        let killed =
            while_taken_back(|kill| Kill::After(Duration::from_micros(scattered(kill) % span)), times(KILLS / 3, KILLS_LONG)).await;
        assert!(killed > 0, "no process was still running when it was to be killed");
    }
}

macro_rules! on_every_kind {
    ($($name:ident: $dialect:expr;)*) => {$(
        mod $name {
            use super::*;

            #[tokio::test]
            async fn at_every_event_of_up() {
                if is_wanted($dialect).unwrap() {
                    for atomicity in groupings($dialect) {
                        at_every_event($dialect, atomicity).await;
                    }
                }
            }

            #[tokio::test]
            async fn at_every_event_of_down() {
                if is_wanted($dialect).unwrap() {
                    at_every_event_over_and_over($dialect, "down").await;
                }
            }

            #[tokio::test]
            async fn at_every_event_of_up_again() {
                if is_wanted($dialect).unwrap() {
                    at_every_event_over_and_over($dialect, "up").await;
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

//! Many processes at once: each succeeds, and every migration takes effect once.

use std::process::Child;

use integration::database::{Database, is_wanted};
use integration::runs::times;
use migrator::{Dialect, Migrator};

use crate::history::MIGRATIONS;
use crate::start::start;
use crate::whole::assert_whole;

/// How many start together.
const PROCESSES: usize = 32;

/// How many rounds there are for each kind of database, half of them on an empty database, half on one that is half migrated.
const ROUNDS: u64 = 30;
const ROUNDS_LONG: u64 = 600;

async fn race(dialect: Dialect) {
    if !is_wanted(dialect).unwrap() {
        return;
    }
    for round in 0..times(ROUNDS, ROUNDS_LONG) {
        let database = Database::shared(dialect).await.unwrap();
        if round % 2 == 1 {
            database.up_to(&Migrator::new(&MIGRATIONS), "note").await.unwrap();
        }
        let atomicity = ["all", "each", "none"][usize::try_from(round / 2 % 3).unwrap()];
        let children: Vec<Child> = (0..PROCESSES).map(|_| start(&database, "up", atomicity)).collect();
        for child in children {
            let output = child.wait_with_output().unwrap();
            assert!(output.status.success(), "{dialect}, round {round}: {}", String::from_utf8_lossy(&output.stderr));
        }
        assert_whole(&database, &format!("{dialect}, round {round}, {atomicity}")).await;
        database.close().await;
    }
}

#[tokio::test]
async fn on_sqlite() {
    race(Dialect::Sqlite).await;
}

#[tokio::test]
async fn on_postgres() {
    race(Dialect::Postgres).await;
}

#[tokio::test]
async fn on_mysql() {
    race(Dialect::Mysql).await;
}

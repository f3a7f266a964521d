//! Behind PgBouncer in transaction mode: processes that start together, and processes that are killed.

use std::process::Child;
use std::time::{Duration, Instant};

use integration::database::Database;
use integration::runs::{scattered, times};
use integration::server::Server;
use migrator::{Atomicity, Dialect, Environment, Migrator};
use servers::{Kind, PoolMode, Pooler, is_pooler_skipped};

use crate::history::MIGRATIONS;
use crate::start::start_at;
use crate::whole::assert_whole;

/// How many connections to the server the pooler has for each database.
const SIZE: u32 = 4;

const PROCESSES: usize = 16;
const ROUNDS: u64 = 3;
const ROUNDS_LONG: u64 = 100;

const KILLS: u64 = 12;
const KILLS_LONG: u64 = 500;

/// A pooler before the shared server; nothing where it is left out.
fn pooler() -> Option<Pooler> {
    let server = Server::of(Kind::Postgres).filter(|_| !is_pooler_skipped().unwrap())?;
    Some(Pooler::start(&server.url, PoolMode::Transaction, SIZE).unwrap())
}

/// The same database through the pooler.
fn through(pooler: &Pooler, database: &Database) -> String {
    pooler.url(database.url().rsplit('/').next().unwrap())
}

#[tokio::test]
async fn many_processes_at_once() {
    let Some(pooler) = pooler() else { return };
    for round in 0..times(ROUNDS, ROUNDS_LONG) {
        let database = Database::shared(Dialect::Postgres).await.unwrap();
        let atomicity = ["all", "each", "none"][usize::try_from(round % 3).unwrap()];
        let url = through(&pooler, &database);
        let children: Vec<Child> = (0..PROCESSES).map(|_| start_at(&url, "up", atomicity)).collect();
        for child in children {
            let output = child.wait_with_output().unwrap();
            assert!(output.status.success(), "round {round}: {}", String::from_utf8_lossy(&output.stderr));
        }
        assert_whole(&database, &format!("round {round}, {atomicity}")).await;
        database.close().await;
    }
}

/// The finisher comes through the pooler too: what a killed client left must not be in its way.
#[tokio::test]
async fn at_any_instant() {
    let Some(pooler) = pooler() else { return };
    let database = Database::shared(Dialect::Postgres).await.unwrap();
    let started = Instant::now();
    assert!(start_at(&through(&pooler, &database), "up", "each").wait().unwrap().success());
    let span = u64::try_from(started.elapsed().as_micros()).unwrap();
    database.close().await;
    let finisher = Migrator::new(&MIGRATIONS).environment(Environment::Development).atomicity(Atomicity::Each);
    let finisher = finisher.lock_timeout(Duration::from_mins(1));
    let mut killed = 0;
    for seed in 0..times(KILLS, KILLS_LONG) {
        let database = Database::shared(Dialect::Postgres).await.unwrap();
        let url = through(&pooler, &database);
        let direction = if seed % 3 == 2 { "down" } else { "up" };
        if direction == "down" {
            database.up(&finisher).await.unwrap();
        }
        let atomicity = ["all", "each", "none"][usize::try_from(seed / 3 % 3).unwrap()];
        let mut child = start_at(&url, direction, atomicity);
        std::thread::sleep(Duration::from_micros(scattered(seed) % span));
        child.kill().unwrap();
        killed += usize::from(!child.wait().unwrap().success());
        let context = format!("{direction}, {atomicity}, kill {seed}");
        let pool = sqlx::PgPool::connect(&url).await.unwrap();
        finisher.up(&pool).await.unwrap_or_else(|error| panic!("{context}: {error:#}"));
        pool.close().await;
        assert_whole(&database, &context).await;
        database.close().await;
    }
    assert!(killed > 0, "no process was still running when it was to be killed");
}

//! Servers that are killed while somebody migrates, as by a power cut.

use std::io::Write as _;
use std::time::{Duration, Instant};

use integration::database::Database;
use integration::runs::{scattered, times};
use migrator::{Atomicity, Environment, Migrator};
use servers::{Kind, Options, Server, is_skipped};

use crate::history::MIGRATIONS;
use crate::start::start;
use crate::whole::assert_whole;

/// How often each server is killed.
const KILLS: u64 = 6;
const KILLS_LONG: u64 = 200;

async fn power_cut(kind: Kind) {
    if is_skipped(kind).unwrap() {
        return;
    }
    let mut server = Server::start(kind, Options { durable: true }).unwrap();
    let database = Database::on(kind, &server.url()).await.unwrap();
    let started = Instant::now();
    assert!(start(&database, "up", "each").wait().unwrap().success());
    let span = u64::try_from(started.elapsed().as_micros()).unwrap();
    drop(database);
    let (mut failed, mut lost) = (0, 0);
    let kills = times(KILLS, KILLS_LONG);
    for seed in 0..kills {
        let database = Database::on(kind, &server.url()).await.unwrap();
        let atomicity = ["each", "none", "all"][usize::try_from(seed % 3).unwrap()];
        let child = start(&database, "up", atomicity);
        std::thread::sleep(Duration::from_micros(scattered(seed) % span));
        server.kill().unwrap();
        let output = child.wait_with_output().unwrap();
        failed += usize::from(!output.status.success());
        if let Err(error) = server.restart() {
            // MariaDB 10.11 is at times unable to read its own log after it was killed ("Missing FILE_CREATE … before FILE_CHECKPOINT"). Then
            // there is no database to go on with, and nothing to prove.
            assert!(kind == Kind::Mysql && error.to_string().contains("InnoDB: Plugin initialization aborted"), "{error}");
            let text = format!("left out: {kind} did not recover from kill {seed} by itself\n");
            std::io::stderr().write_all(text.as_bytes()).unwrap();
            lost += 1;
            server = Server::start(kind, Options { durable: true }).unwrap();
            continue;
        }
        let context = format!("{kind}, {atomicity}, kill {seed}, {}", String::from_utf8_lossy(&output.stderr));
        let finisher = Migrator::new(&MIGRATIONS).environment(Environment::Development).atomicity(Atomicity::Each);
        let ended = database.up(&finisher.lock_timeout(Duration::from_mins(2))).await;
        ended.unwrap_or_else(|error| panic!("{context}: {error:#}"));
        assert_whole(&database, &context).await;
        database.close().await;
    }
    assert!(lost * 2 <= kills, "{kind} did not recover from {lost} of {kills} kills");
    assert!(failed > 0, "no program was still running when its server was killed");
}

#[tokio::test]
async fn of_postgres() {
    power_cut(Kind::Postgres).await;
}

#[tokio::test]
async fn of_mysql() {
    power_cut(Kind::Mysql).await;
}

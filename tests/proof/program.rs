//! A program that migrates the database it is given and ends: `proof-program <url> <up|down|reverse> <all|each|none>`; `reverse` fails and takes it back. It ends without a word, as if it were
//! killed, when the event with the number in `PROOF_DIES_AT` happens, and stops there until it is told to go on when it is the one in
//! `PROOF_STOPS_AT`. With `PROOF_LEASE` it uses a lease that lasts for so many milliseconds.

#[path = "history.rs"]
mod history;

use std::error::Error;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use migrator::{Atomicity, Environment, Lock, MigratePool, Migrator, OnFailure, Target};
use sqlx::mysql::MySqlPoolOptions;
use sqlx::postgres::PgPoolOptions;
use sqlx::sqlite::SqlitePoolOptions;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, url, direction, atomicity] = arguments.as_slice() else {
        return Err("usage: proof-program <url> <up|down|reverse> <all|each|none>".into());
    };
    let atomicity = match atomicity.as_str() {
        "all" => Atomicity::All,
        "each" => Atomicity::Each,
        _ => Atomicity::None,
    };
    let migrator = Migrator::new(&history::MIGRATIONS).environment(Environment::Development).atomicity(atomicity);
    let migrator = if direction == "reverse" { migrator.with(&history::FAILS).on_failure(OnFailure::Reverse) } else { migrator };
    let migrator = migrator.lock_timeout(Duration::from_mins(5));
    let migrator = match number("PROOF_LEASE") {
        Some(lasts) => migrator.lock(Lock::Lease { lasts: Duration::from_millis(lasts) }),
        None => migrator,
    };
    let migrator = ending(migrator);
    match url.split(':').next() {
        Some("postgres") => run(&migrator, &PgPoolOptions::new().max_connections(1).connect(url).await?, direction).await,
        Some("mysql") => run(&migrator, &MySqlPoolOptions::new().max_connections(1).connect(url).await?, direction).await,
        _ => run(&migrator, &SqlitePoolOptions::new().max_connections(1).connect(url).await?, direction).await,
    }
}

async fn run(migrator: &Migrator, pool: &impl MigratePool, direction: &str) -> Result<(), Box<dyn Error>> {
    match direction {
        "down" => migrator.down(pool, Target::All).await?,
        "reverse" => match migrator.up(pool).await {
            Err(error) if error.is_check_failed() => return Ok(()),
            other => other?,
        },
        _ => migrator.up(pool).await?,
    };
    Ok(())
}

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok()?.parse().ok()
}

/// The migrator, which ends or stops the process where it is told to.
fn ending(migrator: Migrator) -> Migrator {
    let (dies, stops) = (number("PROOF_DIES_AT"), number("PROOF_STOPS_AT"));
    if dies.or(stops).is_none() {
        return migrator;
    }
    let seen = AtomicU64::new(0);
    migrator.on_event(move |_| {
        let now = Some(seen.fetch_add(1, Ordering::SeqCst) + 1);
        if now == dies {
            std::process::abort();
        }
        if now == stops {
            let stop = format!("kill -s STOP {}", std::process::id());
            std::process::Command::new("sh").args(["-c", &stop]).status().ok();
        }
    })
}

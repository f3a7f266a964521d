//! A program that migrates the database it is given and ends: `proof-program <url> <up|down|reverse> <all|each|none>`; `reverse` fails and takes it back. It ends without a word, as if it were
//! killed, when the event with the number in `PROOF_DIES_AT` happens.

#[path = "history.rs"]
mod history;

use std::error::Error;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use migrator::{Atomicity, Environment, MigratePool, Migrator, OnFailure, Target};
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
    let migrator = dying(migrator.lock_timeout(Duration::from_mins(5)));
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

/// The migrator, which ends the process where it is told to.
fn dying(migrator: Migrator) -> Migrator {
    let Some(at) = std::env::var("PROOF_DIES_AT").ok().and_then(|at| at.parse::<usize>().ok()) else { return migrator };
    let seen = AtomicUsize::new(0);
    migrator.on_event(move |_| {
        if seen.fetch_add(1, Ordering::SeqCst) + 1 == at {
            std::process::abort();
        }
    })
}

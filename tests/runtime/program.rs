//! A program that migrates the database it is given and ends: `migrate-and-end <path> <all|each>`.

#[path = "history.rs"]
mod history;

use std::path::Path;
use std::time::Duration;

use migrator::{Atomicity, Migrator};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, path, atomicity] = arguments.as_slice() else { return Err("usage: migrate-and-end <path> <all|each>".into()) };
    let atomicity = if atomicity == "each" { Atomicity::Each } else { Atomicity::All };
    let pool = history::open(Path::new(path)).await?;
    Migrator::new(&history::MIGRATIONS).atomicity(atomicity).lock_timeout(Duration::from_mins(2)).up(&pool).await?;
    pool.close().await;
    Ok(())
}

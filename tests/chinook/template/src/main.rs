//! A shop's program, reduced to its migrations: `chinook FILE up`, `chinook FILE down N`, `chinook FILE down all`,
//! `chinook FILE drift`, `chinook FILE verify`.
#![allow(dead_code)]

mod music;
mod people;
mod sales;

use migrator::{Migrator, Target};
use sqlx::SqlitePool;

migrator::embed!();

#[tokio::main]
async fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let pool = SqlitePool::connect(&format!("sqlite://{}?mode=rwc", arguments[0])).await.unwrap();
    let migrator = Migrator::new(&migrations::MIGRATIONS);
    let report = match arguments[1..] {
        ["up"] => migrator.up(&pool).await.map(|report| report.to_string()),
        ["down", "all"] => migrator.down(&pool, Target::All).await.map(|report| report.to_string()),
        ["down", steps] => migrator.down(&pool, Target::Steps(steps.parse().unwrap())).await.map(|report| report.to_string()),
        ["drift"] => migrator.drift(&pool).await.map(|drift| drift.to_string()),
        ["verify"] => migrator.verify(&pool).await.map(|report| report.to_string()),
        _ => panic!("unknown command"),
    };
    pool.close().await;
    match report {
        Ok(report) => println!("{report}"),
        Err(error) => {
            eprintln!("{error}");
            std::process::exit(1);
        }
    }
}

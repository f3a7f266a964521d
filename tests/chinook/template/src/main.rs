//! A shop's program, reduced to its migrations: `chinook FILE up`, `chinook FILE down N`, `chinook FILE down all`.
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
        ["up"] => migrator.up(&pool).await,
        ["down", "all"] => migrator.down(&pool, Target::All).await,
        ["down", steps] => migrator.down(&pool, Target::Steps(steps.parse().unwrap())).await,
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

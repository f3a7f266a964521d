//! Futures that are dropped: at each point where they wait, on tables with rows, with what runs in transactions and what does not.

use integration::runs::times;
use migrator::{Dialect, Migration, Migrations, Migrator, OnFailure, Plan, Target};

use crate::engine::{Engine, Mysql, mysql_url, on_every_database};
use crate::processes::polled;

#[path = "../proof/history.rs"]
mod history;

on_every_database! {
    every_point_of_a_small_migration,
    points_of_a_history,
}

fn small(plan: &mut Plan) {
    plan.sql("CREATE TABLE person (id INTEGER PRIMARY KEY, name VARCHAR(9) NOT NULL)");
    plan.sql("INSERT INTO person VALUES (1, 'a'), (2, 'b'), (3, 'c')");
    plan.sql("ALTER TABLE person ADD COLUMN n INTEGER");
    plan.sql("UPDATE person SET n = COALESCE(n, id) + 1");
    let concurrently = if plan.dialect() == Dialect::Postgres { "CONCURRENTLY " } else { "" };
    plan.sql(format!("CREATE INDEX {concurrently}person_n ON person (n)"));
    plan.sql("UPDATE person SET n = n + 1");
}

fn unsmall(plan: &mut Plan) {
    plan.sql("UPDATE person SET n = n - 1");
    match plan.dialect() {
        Dialect::Postgres => plan.sql("DROP INDEX CONCURRENTLY person_n"),
        Dialect::Mysql => plan.sql("DROP INDEX person_n ON person"),
        _ => plan.sql("DROP INDEX person_n"),
    }
    plan.sql("DROP TABLE person");
}

static SMALL: Migrations = Migrations::new(&[&Migration::new("20250101000000", "small", small, unsmall)]).head("small");

/// What must be the same in the end, whatever happened before.
async fn state<D: Engine>(database: &D, tables: &[&str]) -> Vec<String> {
    let mut all = database.tables().await;
    for table in tables {
        all.extend(database.columns(table).await);
        all.extend(database.rows(&format!("SELECT * FROM {table} ORDER BY 1")).await);
    }
    all.extend(database.rows("SELECT id, state FROM _migrator_journal ORDER BY id").await);
    all.extend(database.rows("SELECT id FROM _migrator_step").await);
    all
}

/// Drops `up`, then `down`, after so many polls, from one on until it ends; every so many points are left out, more the later they are.
async fn sweep<D: Engine>(list: &'static Migrations, tables: &[&str], every: usize) {
    let database = D::new().await;
    let migrator = Migrator::new(list);
    migrator.up(database.pool()).await.unwrap();
    let whole = state(&database, tables).await;
    let settings = database.settings().await;
    for goes_up in [true, false] {
        let mut polls = 1;
        loop {
            let context = format!("{} after {polls} polls", if goes_up { "up" } else { "down" });
            let call =
                async { if goes_up { migrator.up(database.pool()).await } else { migrator.down(database.pool(), Target::All).await } };
            if goes_up {
                migrator.down(database.pool(), Target::All).await.unwrap();
                let left = database.tables().await;
                assert!(left.iter().all(|name| name.starts_with("_retired_")), "{context}: {left:?}");
            }
            let ended = polled(call, polls).await.map(Result::unwrap);
            let at_once = settings.len() - D::LINGERS;
            assert_eq!(database.settings().await[..at_once], settings[..at_once], "{context}: the connection is as it was");
            // Whoever comes next gets the lock, and finishes.
            let finished = database.up_elsewhere(&migrator).await;
            finished.unwrap_or_else(|error| panic!("{context}: {error:#}"));
            assert_eq!(database.settings().await, settings, "{context}: the lock is free");
            assert_eq!(state(&database, tables).await, whole, "{context}");
            assert!(migrator.up(database.pool()).await.unwrap().is_empty(), "{context}: the pool's only connection serves");
            if ended.is_some() {
                assert!(polls > 5, "only {polls} points were tried");
                break;
            }
            polls += 1 + polls / every;
        }
    }
}

async fn every_point_of_a_small_migration<D: Engine>() {
    sweep::<D>(&SMALL, &["person"], usize::MAX).await;
}

async fn points_of_a_history<D: Engine>() {
    sweep::<D>(&history::MIGRATIONS, &["counter", "item", "part", "stock"], times(4, usize::MAX)).await;
}

#[tokio::test]
async fn points_of_taking_back() {
    if mysql_url().is_none() {
        return;
    }
    let database = Mysql::new().await;
    let tables = ["counter", "item", "part", "stock"];
    Migrator::new(&history::MIGRATIONS).up(&database.pool).await.unwrap();
    let whole = state(&database, &tables).await;
    let failing = Migrator::new(&history::MIGRATIONS).with(&history::FAILS).on_failure(OnFailure::Reverse);
    let mut polls = 1;
    loop {
        let ended = polled(failing.up(&database.pool), polls).await;
        let error = failing.up(&database.pool).await.unwrap_err();
        assert!(error.is_check_failed() && !error.to_string().contains("half done"), "after {polls} polls: {error:#}");
        assert_eq!(state(&database, &tables).await, whole, "after {polls} polls");
        assert_eq!(database.rows("SELECT id FROM _migrator_undo").await, Vec::<String>::new(), "after {polls} polls");
        if ended.is_some() {
            assert!(polls > 20, "only {polls} points were tried");
            break;
        }
        polls += 1 + polls / times(6, usize::MAX);
    }
}

//! Seeds: rows that a database is filled with, once or each time.

use migrator::{Did, Environment, Migration, Migrations, Migrator, Seed};

use crate::engine::{Engine, on_every_database};
use crate::support::{list, nothing};

const TABLES: Migration = Migration::new(
    "20250101000000",
    "initial",
    |plan| plan.sql("CREATE TABLE person (id INTEGER PRIMARY KEY, name VARCHAR(50)); CREATE TABLE run (n INTEGER)"),
    |plan| plan.sql("DROP TABLE person; DROP TABLE run"),
);
const PEOPLE: Seed = Seed::once("people", |plan| plan.sql("INSERT INTO person VALUES (1, 'Ada'); INSERT INTO person VALUES (2, 'Bob')"));
const RUNS: Seed = Seed::always("runs", |plan| plan.sql("INSERT INTO run VALUES (1)"));
const DEMO: Seed = Seed::once("demo", |plan| plan.sql("INSERT INTO person VALUES (9, 'Demo')")).only_in(&[Environment::Development]);

fn tables() -> &'static Migrations {
    list(vec![TABLES])
}

fn seeded(seeds: &'static [Seed]) -> Migrator {
    Migrator::new(tables()).environment(Environment::Development).seeds(seeds)
}

on_every_database!(
    seeds_run_once_or_each_time,
    a_seed_is_for_some_environments_only,
    a_new_seed_runs_beside_old_ones,
    fresh_forgets_what_ran,
    many_at_once_seed_once,
    what_is_not_migrated_is_not_seeded;
    a_seed_that_fails_leaves_nothing_and_is_named,
);

async fn seeds_run_once_or_each_time<D: Engine>() {
    let database = D::new().await;
    let migrator = seeded(&[PEOPLE, RUNS]);
    migrator.up(database.pool()).await.unwrap();
    let report = migrator.seed(database.pool()).await.unwrap();
    assert!(report.to_string().starts_with("ran 2 seeds: people, runs (in "), "{report}");
    assert!(report.done.iter().all(|done| done.action == Did::Seeded));
    let report = migrator.seed(database.pool()).await.unwrap();
    assert!(report.to_string().starts_with("ran 1 seed: runs (in "), "{report}");
    assert_eq!(database.rows("SELECT count(*) FROM person").await, ["2"]);
    assert_eq!(database.rows("SELECT count(*) FROM run").await, ["2"]);
    assert_eq!(database.rows("SELECT name FROM _migrator_seed").await, ["people"]);
    assert!(seeded(&[PEOPLE]).seed(database.pool()).await.unwrap().is_empty());
    assert!(seeded(&[]).seed(database.pool()).await.unwrap().is_empty());
}

async fn a_seed_is_for_some_environments_only<D: Engine>() {
    let database = D::new().await;
    let production = seeded(&[PEOPLE, DEMO]).environment(Environment::Production);
    production.up(database.pool()).await.unwrap();
    assert_eq!(production.seed(database.pool()).await.unwrap().done.len(), 1);
    // The database is one of production, whatever this program takes itself for.
    assert!(seeded(&[PEOPLE, DEMO]).seed(database.pool()).await.unwrap().is_empty());
    production.mark_environment(database.pool(), Environment::Development).await.unwrap();
    assert_eq!(seeded(&[PEOPLE, DEMO]).seed(database.pool()).await.unwrap().done.len(), 1);
    assert_eq!(database.rows("SELECT name FROM person ORDER BY id").await, ["Ada", "Bob", "Demo"]);
}

async fn a_new_seed_runs_beside_old_ones<D: Engine>() {
    let database = D::new().await;
    seeded(&[PEOPLE]).up(database.pool()).await.unwrap();
    seeded(&[PEOPLE]).seed(database.pool()).await.unwrap();
    let report = seeded(&[DEMO, PEOPLE]).seed(database.pool()).await.unwrap();
    assert!(report.to_string().starts_with("ran 1 seed: demo"), "{report}");
}

async fn fresh_forgets_what_ran<D: Engine>() {
    let database = D::new().await;
    let migrator = seeded(&[PEOPLE]);
    migrator.up(database.pool()).await.unwrap();
    migrator.seed(database.pool()).await.unwrap();
    database.run("INSERT INTO person VALUES (3, 'Eve')").await;
    let report = migrator.fresh_and_seed(database.pool()).await.unwrap();
    assert!(report.to_string().starts_with("dropped 2 objects; applied 1 migration: initial; ran 1 seed: people (in "), "{report}");
    assert_eq!(database.rows("SELECT name FROM person ORDER BY id").await, ["Ada", "Bob"]);
}

async fn many_at_once_seed_once<D: Engine>() {
    let database = D::new().await;
    let migrator = seeded(&[PEOPLE]);
    migrator.up(database.pool()).await.unwrap();
    let (one, two, three) = tokio::join!(migrator.seed(database.pool()), migrator.seed(database.pool()), migrator.seed(database.pool()));
    let ran: usize = [one, two, three].into_iter().map(|report| report.unwrap().done.len()).sum();
    assert_eq!(ran, 1);
    assert_eq!(database.rows("SELECT count(*) FROM person").await, ["2"]);
}

async fn what_is_not_migrated_is_not_seeded<D: Engine>() {
    let database = D::new().await;
    let error = seeded(&[PEOPLE]).seed(database.pool()).await.unwrap_err();
    assert!(error.is_not_current(), "{error}");
    assert!(database.objects().await.is_empty());
}

async fn a_seed_that_fails_leaves_nothing_and_is_named<D: Engine>() {
    const TWICE: &[Seed] = &[
        Seed::once("first", |plan| plan.sql("INSERT INTO person VALUES (7, 'Kim')")),
        Seed::once("twice", |plan| plan.sql("INSERT INTO person VALUES (1, 'Ada'); INSERT INTO person VALUES (1, 'Bob')")),
    ];
    const CHECKED: &[Seed] = &[Seed::once("checked", |plan| plan.check("there are people", "SELECT id FROM person"))];
    const ENDS: &[Seed] = &[Seed::once("ends", |plan| plan.sql("COMMIT"))];
    const NEVER: &[Seed] = &[Seed::once("never", nothing)];
    let database = D::new().await;
    seeded(TWICE).up(database.pool()).await.unwrap();
    let error = seeded(TWICE).seed(database.pool()).await.unwrap_err();
    let text = error.to_string();
    assert!(
        text.starts_with("`twice`, `seed`, statement 2 of 2: ") && text.contains("\n    INSERT INTO person VALUES (1, 'Bob')"),
        "{text}"
    );
    assert!(text.contains("stays done: ran `first`"), "{text}");
    assert_eq!(database.rows("SELECT name FROM person").await, ["Kim"]);
    assert!(seeded(CHECKED).seed(database.pool()).await.unwrap_err().is_check_failed());
    assert!(seeded(ENDS).seed(database.pool()).await.unwrap_err().to_string().contains("`COMMIT` can't be in a migration"));
    assert_eq!(seeded(NEVER).seed(database.pool()).await.unwrap().done.len(), 1);
}

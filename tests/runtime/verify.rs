//! Up, down, up on a scratch database: what is right is proven, what is wrong is named, and nothing stays behind.

use std::future::Future as _;
use std::task::Poll;

use integration::change::{Change, migrator_with_snapshot};
use integration::database::{self, Database as AnyDatabase};
use migrator::{Migration, Migrator, Outcome};
use schema_core::Dialect;
use schema_core::dialect::Statement;

use crate::engine::{Engine, on_every_database};
use crate::support::{migrator, nothing, of};

const CREATE: Migration = Migration::new(
    "20250101000000",
    "initial",
    |plan| plan.sql("CREATE TABLE person (id INTEGER PRIMARY KEY, name VARCHAR(50) NOT NULL)"),
    |plan| plan.sql("DROP TABLE person"),
);

on_every_database!(
    good_migrations_are_proven,
    a_wrong_down_is_named_with_everything_that_it_leaves,
    a_wrong_again_is_named,
    a_migration_that_fails_is_named,
    what_is_irreversible_is_skipped_over,
    rows_that_migrations_write_are_there_for_their_checks,
    steps_in_rust_run_on_the_scratch_database,
    lists_of_several_packages_are_one_history,
    a_call_that_is_cancelled_leaves_nothing;
    views_must_go_too,
);

/// The pool's own database is not touched, and there is no other one left.
async fn expect_nothing_left<D: Engine>(database: &D) {
    assert_eq!(database.objects().await, Vec::<String>::new());
    assert_eq!(database.scratch_places().await, Vec::<String>::new());
}

async fn good_migrations_are_proven<D: Engine>() {
    let database = D::new().await;
    let index = Migration::new(
        "20250102000000",
        "by_name",
        |plan| plan.sql("CREATE INDEX by_name ON person (name)"),
        |plan| plan.sql(if plan.dialect() == Dialect::Mysql { "DROP INDEX by_name ON person" } else { "DROP INDEX by_name" }),
    );
    let report = migrator(vec![CREATE, index]).verify(database.pool()).await.unwrap();
    assert_eq!(report.migrations.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["initial", "by_name"]);
    assert!(report.migrations.iter().all(|one| one.outcome == Outcome::Proven));
    let text = report.to_string();
    assert!(text.starts_with("verified 2 migrations: up, down, and up again (in "), "{text}");
    assert!(text.ends_with("\n  not compared with a snapshot: a list of migrations has none"), "{text}");
    expect_nothing_left(&database).await;
}

async fn a_wrong_down_is_named_with_everything_that_it_leaves<D: Engine>() {
    let database = D::new().await;
    let wrong = Migration::new(
        "20250102000000",
        "add_mail",
        |plan| {
            plan.sql("ALTER TABLE person ADD COLUMN mail VARCHAR(50)");
            plan.sql("CREATE INDEX by_mail ON person (mail)");
            plan.sql("CREATE TABLE other (id INTEGER PRIMARY KEY)");
        },
        |plan| plan.sql(if plan.dialect() == Dialect::Mysql { "DROP INDEX by_mail ON person" } else { "DROP INDEX by_mail" }),
    );
    let error = migrator(vec![CREATE, wrong]).verify(database.pool()).await.unwrap_err();
    assert!(error.is_not_verified(), "{error}");
    let text = error.to_string();
    assert!(
        text.starts_with("`20250102000000_add_mail`: `down` does not bring back what was before:\n  table `other` is additional\n"),
        "{text}"
    );
    assert!(text.contains("\n  column `mail` of `person` is additional (type VARCHAR(50)"), "{text}");
    assert!(!text.contains("by_mail"), "{text}");
    expect_nothing_left(&database).await;
}

async fn a_wrong_again_is_named<D: Engine>() {
    let database = D::new().await;
    let wrong = Migration::new(
        "20250102000000",
        "add_mail",
        |plan| plan.sql("ALTER TABLE person ADD COLUMN mail VARCHAR(50)"),
        |plan| plan.sql("ALTER TABLE person RENAME COLUMN mail TO _retired_20250102000000_mail"),
    );
    let again = wrong.again(|plan| plan.sql("ALTER TABLE person RENAME COLUMN _retired_20250102000000_mail TO email"));
    let error = migrator(vec![CREATE, again]).verify(database.pool()).await.unwrap_err();
    let text = error.to_string();
    assert!(text.starts_with("`20250102000000_add_mail`: `up` after `down` does not lead where the first `up` led:\n"), "{text}");
    assert!(text.contains("column `mail` of `person` is missing") && text.contains("column `email` of `person` is additional"), "{text}");
    // Without a function of its own, `up` runs again beside what `down` put aside, and that is as good.
    assert!(migrator(vec![CREATE, wrong]).verify(database.pool()).await.is_ok());
    expect_nothing_left(&database).await;
}

async fn a_migration_that_fails_is_named<D: Engine>() {
    let database = D::new().await;
    let up = Migration::new("20250102000000", "failing", |plan| plan.sql("CREATE TABLE person (id INTEGER)"), nothing);
    let down =
        Migration::new("20250102000000", "failing", |plan| plan.sql("CREATE TABLE two (id INTEGER)"), |plan| plan.sql("DROP TABLE none"));
    for (failing, function) in [(up, "up"), (down, "down")] {
        let error = migrator(vec![CREATE, failing]).verify(database.pool()).await.unwrap_err();
        assert_eq!(error.migration(), Some("20250102000000_failing"));
        assert!(error.to_string().starts_with(&format!("`20250102000000_failing`, `{function}`, statement 1 of 1: ")), "{error}");
        assert!(!format!("{error:#}").contains("_migrator_step"), "nobody has to clean up a database that is gone: {error:#}");
        expect_nothing_left(&database).await;
    }
}

async fn what_is_irreversible_is_skipped_over<D: Engine>() {
    let database = D::new().await;
    let forget =
        Migration::new("20250102000000", "forget", |plan| plan.sql("DELETE FROM person"), |plan| plan.irreversible("they are gone"));
    let next = Migration::new(
        "20250103000000",
        "next",
        |plan| plan.sql("CREATE TABLE next (id INTEGER PRIMARY KEY)"),
        |plan| plan.sql("DROP TABLE next"),
    );
    let report = migrator(vec![CREATE, forget, next]).verify(database.pool()).await.unwrap();
    let outcomes: Vec<&Outcome> = report.migrations.iter().map(|one| &one.outcome).collect();
    assert_eq!(outcomes, [&Outcome::Proven, &Outcome::Irreversible("they are gone".to_owned()), &Outcome::Proven]);
    assert!(report.to_string().contains("\n  not undone: `20250102000000_forget`: they are gone\n"), "{report}");
    expect_nothing_left(&database).await;
}

async fn rows_that_migrations_write_are_there_for_their_checks<D: Engine>() {
    let database = D::new().await;
    let seed = Migration::new(
        "20250102000000",
        "seed",
        |plan| plan.sql("INSERT INTO person VALUES (1, 'Ada'), (2, 'Ada')"),
        |plan| plan.sql("DELETE FROM person"),
    );
    let unique = Migration::new(
        "20250103000000",
        "unique",
        |plan| plan.check("`name` occurs more than once in `person`", "SELECT name FROM person GROUP BY name HAVING count(*) > 1"),
        nothing,
    );
    let error = migrator(vec![CREATE, seed, unique]).verify(database.pool()).await.unwrap_err();
    assert!(error.is_check_failed() && error.migration() == Some("20250103000000_unique"), "{error}");
    expect_nothing_left(&database).await;
}

async fn steps_in_rust_run_on_the_scratch_database<D: Engine>() {
    let database = D::new().await;
    let rust = Migration::new("20250102000000", "lower", D::lower, D::upper);
    assert!(migrator(vec![CREATE, rust]).verify(database.pool()).await.is_ok());
    let failing = Migration::new("20250102000000", "failing", D::fail, nothing);
    let error = migrator(vec![CREATE, failing]).verify(database.pool()).await.unwrap_err();
    assert!(error.to_string().contains("no luck"), "{error}");
    expect_nothing_left(&database).await;
}

async fn lists_of_several_packages_are_one_history<D: Engine>() {
    let database = D::new().await;
    let other = Migration::new(
        "20250101000000",
        "posts",
        |plan| plan.sql("CREATE TABLE post (id INTEGER PRIMARY KEY, person_id INTEGER REFERENCES person (id))"),
        |plan| plan.sql("DROP TABLE post"),
    );
    let people = Box::leak(Box::new(of(vec![CREATE]).package("people")));
    let posts = Box::leak(Box::new(of(vec![other]).package("posts")));
    let report = Migrator::new(people).with(posts).verify(database.pool()).await.unwrap();
    assert_eq!(report.migrations.len(), 2);
    expect_nothing_left(&database).await;
}

async fn views_must_go_too<D: Engine>() {
    let database = D::new().await;
    let view = Migration::new("20250102000000", "view", |plan| plan.sql("CREATE VIEW names AS SELECT name FROM person"), nothing);
    let error = migrator(vec![CREATE, view]).verify(database.pool()).await.unwrap_err();
    assert!(error.to_string().ends_with(":\n  view `names` is additional"), "{error}");
    expect_nothing_left(&database).await;
}

/// A call that is dropped at any of its awaits leaves nothing behind.
async fn a_call_that_is_cancelled_leaves_nothing<D: Engine>() {
    let database = D::new().await;
    for polls in (1..40).step_by(3) {
        let migrator = migrator(vec![CREATE]);
        let mut call = std::pin::pin!(migrator.verify(database.pool()));
        let mut left = polls;
        let ended = std::future::poll_fn(|context| {
            left -= 1;
            match call.as_mut().poll(context) {
                Poll::Ready(result) => Poll::Ready(Some(result)),
                Poll::Pending if left == 0 => Poll::Ready(None),
                Poll::Pending => Poll::Pending,
            }
        });
        let ended = ended.await;
        if let Some(result) = ended {
            assert!(result.is_ok());
        }
    }
    // A task takes over; it needs the runtime for a while.
    while !database.scratch_places().await.is_empty() {
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    assert!(migrator(vec![CREATE]).verify(database.pool()).await.is_ok());
    expect_nothing_left(&database).await;
}

/// What was generated is proven, and compared with the snapshot; one whose SQL was changed by hand is not what that says.
async fn generated_migrations_are_compared_with_the_snapshot(dialect: Dialect) {
    if !database::is_wanted(dialect).unwrap() {
        return;
    }
    let database = AnyDatabase::new(dialect).await.unwrap();
    let mut changes = crate::drift::changes(dialect);
    let report = database.verify(&migrator_with_snapshot(&changes.iter().collect::<Vec<_>>())).await.unwrap();
    assert!(report.compared && report.migrations.len() == 2, "{report}");
    let Change { up, again, .. } = &mut changes[0];
    for statement in up.iter_mut().chain(again.iter_mut().flatten()) {
        let edit = |sql: &mut String| *sql = sql.replace("VARCHAR(20)", "VARCHAR(30)").replace("\"nick\" TEXT NOT NULL", "\"nick\" TEXT");
        match statement {
            Statement::Sql(sql) => edit(sql),
            Statement::Rebuild { sql, .. } => sql.iter_mut().for_each(edit),
            Statement::Check { .. } | Statement::Backfill(_) => {}
        }
    }
    let error = database.verify(&migrator_with_snapshot(&changes.iter().collect::<Vec<_>>())).await.unwrap_err();
    assert!(error.is_not_verified(), "{error}");
    let text = error.to_string();
    assert!(text.starts_with("what the migrations lead to is not what the snapshot says:\n  column `nick` of `user`: "), "{text}");
    database.close().await;
}

#[tokio::test]
async fn generated_migrations_on_sqlite() {
    generated_migrations_are_compared_with_the_snapshot(Dialect::Sqlite).await;
}

#[tokio::test]
async fn generated_migrations_on_postgres() {
    generated_migrations_are_compared_with_the_snapshot(Dialect::Postgres).await;
}

#[tokio::test]
async fn generated_migrations_on_mysql() {
    generated_migrations_are_compared_with_the_snapshot(Dialect::Mysql).await;
}

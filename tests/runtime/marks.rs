//! Single migrations and numbers of them, what is recorded without running, and waiting for others.

use std::time::Duration;

use migrator::{Did, Migration, Migrator, Target};

use crate::engine::{Engine, on_every_database};
use crate::support::{migrator, names, nothing};

const ONE: Migration = Migration::new(
    "20250101000000",
    "initial",
    |plan| plan.sql("CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT)"),
    |plan| plan.sql("DROP TABLE a"),
);
const TWO: Migration = Migration::new(
    "20250102000000",
    "add_x",
    |plan| plan.sql("ALTER TABLE a ADD COLUMN x TEXT"),
    |plan| plan.sql("ALTER TABLE a RENAME COLUMN x TO _retired_20250102000000_x"),
)
.again(|plan| plan.sql("ALTER TABLE a RENAME COLUMN _retired_20250102000000_x TO x"));
const THREE: Migration =
    Migration::new("20250103000000", "third", |plan| plan.sql("CREATE TABLE c (id INTEGER)"), |plan| plan.sql("DROP TABLE c"));

fn all() -> Migrator {
    migrator(vec![ONE, TWO, THREE])
}

on_every_database!(
    up_goes_by_steps_and_one_alone,
    down_takes_one_alone,
    reset_undoes_and_applies_everything_and_keeps_rows,
    what_was_done_by_hand_is_recorded,
    an_edit_on_purpose_is_recorded,
    what_was_undone_by_hand_is_forgotten,
    waiting_ends_when_another_process_has_migrated,
    rows_that_somebody_wrote_or_deleted_are_told,
    a_newer_database_says_which_version_wrote_it,
);

async fn up_goes_by_steps_and_one_alone<D: Engine>() {
    let database = D::new().await;
    assert_eq!(names(&all().up_to(database.pool(), 1).await.unwrap()), ["initial"]);
    let third = || Target::Only("third".to_owned());
    assert_eq!(all().plan_to(database.pool(), third()).await.unwrap().migrations().count(), 1);
    assert_eq!(names(&all().up_to(database.pool(), third()).await.unwrap()), ["third"]);
    assert!(all().up_to(database.pool(), third()).await.unwrap().is_empty(), "it is applied");
    let error = all().up_to(database.pool(), Target::Only("thrid".to_owned())).await.unwrap_err();
    assert!(error.is_unknown_target() && error.hint().unwrap().contains("`20250103000000_third`"), "{error:?}");
    let report = all().up_to(database.pool(), 5).await.unwrap();
    assert!(report.done[0].late && names(&report) == ["add_x"]);
    all().assert_current(database.pool()).await.unwrap();
}

async fn down_takes_one_alone<D: Engine>() {
    let database = D::new().await;
    all().up(database.pool()).await.unwrap();
    database.run("INSERT INTO a VALUES (1, 'Ada', 'x')").await;
    let second = || Target::Only("add_x".to_owned());
    assert_eq!(names(&all().down(database.pool(), second()).await.unwrap()), ["add_x"]);
    assert_eq!(database.columns("a").await, ["id", "name", "_retired_20250102000000_x"]);
    let error = all().down(database.pool(), second()).await.unwrap_err();
    assert_eq!(error.to_string(), "`20250102000000_add_x` is not applied; nothing was done");
    assert!(all().up(database.pool()).await.unwrap().done[0].late);
    assert_eq!(database.rows("SELECT x FROM a").await, ["x"]);
}

async fn reset_undoes_and_applies_everything_and_keeps_rows<D: Engine>() {
    let kept = Migration::new(
        "20250101000000",
        "initial",
        |plan| plan.sql("CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT)"),
        |plan| plan.sql("ALTER TABLE a RENAME TO _retired_20250101000000_a"),
    )
    .again(|plan| plan.sql("ALTER TABLE _retired_20250101000000_a RENAME TO a"));
    let all = migrator(vec![kept, TWO]);
    let database = D::new().await;
    all.up(database.pool()).await.unwrap();
    database.run("INSERT INTO a VALUES (1, 'Ada', 'x')").await;
    let report = all.reset(database.pool()).await.unwrap();
    let done: Vec<_> = report.done.iter().map(|done| (done.name.as_str(), done.action)).collect();
    let (down, up) = (Did::Reverted, Did::Applied);
    assert_eq!(done, [("add_x", down), ("initial", down), ("initial", up), ("add_x", up)]);
    assert_eq!(database.rows("SELECT * FROM a").await, ["1|Ada|x"]);
    assert!(all.up(database.pool()).await.unwrap().is_empty());
}

async fn what_was_done_by_hand_is_recorded<D: Engine>() {
    let database = D::new().await;
    all().up_to(database.pool(), "initial").await.unwrap();
    database.run("ALTER TABLE a ADD COLUMN x TEXT").await;
    let report = all().mark_applied(database.pool(), "add_x").await.unwrap();
    assert!(report.to_string().starts_with("recorded 1 migration as applied: add_x (in "), "{report}");
    assert!(all().mark_applied(database.pool(), "add_x").await.unwrap().is_empty());
    assert_eq!(names(&all().up(database.pool()).await.unwrap()), ["third"]);
    // It can be undone like any other.
    all().down(database.pool(), Target::Only("add_x".to_owned())).await.unwrap();
    assert_eq!(database.columns("a").await, ["id", "name", "_retired_20250102000000_x"]);
    assert!(all().mark_applied(database.pool(), "ad_x").await.unwrap_err().is_unknown_target());
}

async fn an_edit_on_purpose_is_recorded<D: Engine>() {
    let edited = Migration::new("20250103000000", "third", |plan| plan.sql("CREATE TABLE c (id BIGINT)"), nothing);
    let database = D::new().await;
    all().up(database.pool()).await.unwrap();
    let all = migrator(vec![ONE, TWO, edited]);
    assert!(all.up(database.pool()).await.unwrap_err().is_edited());
    all.mark_applied(database.pool(), "third").await.unwrap();
    assert!(all.up(database.pool()).await.unwrap().is_empty());
    assert_eq!(database.rows("SELECT count(*) FROM _migrator_journal").await, ["3"]);
}

async fn what_was_undone_by_hand_is_forgotten<D: Engine>() {
    let database = D::new().await;
    assert!(all().mark_unapplied(database.pool(), "third").await.unwrap_err().to_string().contains("is not applied"));
    all().up(database.pool()).await.unwrap();
    database.run("DROP TABLE c").await;
    let report = all().mark_unapplied(database.pool(), "third").await.unwrap();
    assert!(report.to_string().starts_with("recorded 1 migration as not applied: third (in "), "{report}");
    assert!(all().assert_current(database.pool()).await.unwrap_err().is_not_current());
    assert_eq!(names(&all().up(database.pool()).await.unwrap()), ["third"]);
    assert!(database.tables().await.contains(&"c".to_owned()));
    // Also one that only the database knows.
    migrator(vec![ONE, TWO]).mark_unapplied(database.pool(), "third").await.unwrap();
    migrator(vec![ONE, TWO]).assert_current(database.pool()).await.unwrap();
}

async fn waiting_ends_when_another_process_has_migrated<D: Engine>() {
    let database = D::new().await;
    all().up_to(database.pool(), 1).await.unwrap();
    let error = all().wait_until_current(database.pool(), Duration::from_millis(5)).await.unwrap_err();
    assert!(error.is_not_current());
    let text = error.to_string();
    assert!(text.contains("pending: `20250102000000_add_x`, `20250103000000_third`; gave up after 5ms"), "{text}");
    let (replica, leader) = (all(), all());
    let waiting = replica.wait_until_current(database.pool(), Duration::from_mins(1));
    let (waited, migrated) = tokio::join!(waiting, leader.up(database.pool()));
    assert_eq!(names(&migrated.unwrap()).len(), 2);
    waited.unwrap();
    let older = migrator(vec![ONE]);
    assert!(older.wait_until_current(database.pool(), Duration::from_mins(1)).await.unwrap_err().is_newer_database(), "waiting can't help");
}

async fn rows_that_somebody_wrote_or_deleted_are_told<D: Engine>() {
    let database = D::new().await;
    all().up(database.pool()).await.unwrap();
    let more =
        || migrator(vec![ONE, TWO, THREE, Migration::new("20250104000000", "x", |plan| plan.sql("CREATE TABLE d (id INT)"), nothing)]);
    database.run("UPDATE _migrator_journal SET state = 'maybe' WHERE id = '20250102000000'").await;
    let error = more().up(database.pool()).await.unwrap_err();
    assert!(error.to_string().contains("a row that this version can't read: sequence = 2, package = '', id = '20250102000000'"), "{error}");
    database.run("UPDATE _migrator_journal SET state = 'applied', id = '20250101000000' WHERE id = '20250102000000'").await;
    let error = more().up(database.pool()).await.unwrap_err();
    assert_eq!(error.to_string(), "the table `_migrator_journal` has two rows of `20250101000000_add_x`; nothing was done");
    database.run("DELETE FROM _migrator_journal").await;
    let error = more().up(database.pool()).await.unwrap_err();
    assert_eq!(error.to_string(), "the table `_migrator_journal` has lost its rows; nothing was done");
    for name in ["initial", "add_x", "third"] {
        assert!(error.hint().unwrap().contains("`mark_applied`"));
        all().mark_applied(database.pool(), name).await.unwrap();
    }
    assert_eq!(names(&more().up(database.pool()).await.unwrap()), ["x"]);
}

async fn a_newer_database_says_which_version_wrote_it<D: Engine>() {
    let database = D::new().await;
    all().up(database.pool()).await.unwrap();
    database.run("UPDATE _migrator_journal SET tool = '9.1.0' WHERE id = '20250103000000'").await;
    let text = migrator(vec![ONE]).up(database.pool()).await.unwrap_err().to_string();
    let version = env!("CARGO_PKG_VERSION");
    assert!(text.ends_with(&format!("`20250103000000_third`, written by versions {version}, 9.1.0 of migrator")), "{text}");
}

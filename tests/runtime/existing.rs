//! Rows in the way of a new key that are kept aside: futures that are dropped in between, and what happened before they come back.

use integration::case::entities;
use integration::change::{Change, IDS, migrator};
use migrator::{Migrator, Target};
use schema_core::Dialect;
use schema_core::snapshot::Snapshot;

use crate::engine::{Engine, on_every_database};
use crate::processes::polled;

on_every_database! {
    a_future_that_is_dropped_loses_no_row,
    a_key_that_was_given_again_keeps_rows_away,
    what_rows_refer_to_must_be_there,
    values_come_back_where_there_are_none,
}

const TEAM: &str = "#[derive(Entity)] pub struct Team { #[entity(primary_key)] pub id: i64 }\n";

/// `post` refers to `team` from the beginning by `home`, and later by `team`; its `code` becomes unique.
fn changes(dialect: Dialect, code: &str, team: &str) -> [Change; 2] {
    let post = |code: &str, team: &str| {
        format!(
            "{TEAM}#[derive(Entity)] pub struct Post {{ #[entity(primary_key)] pub id: i64, {code} pub code: i32, \
             #[entity(references = Team)] pub home: i64, {team} pub team: Option<i64> }}"
        )
    };
    let (mut snapshot, mut all) = (Snapshot::default(), Vec::new());
    for (text, id) in [post("", ""), post(code, team)].into_iter().zip(IDS) {
        let reading = entities("src/lib.rs", text).unwrap();
        assert!(reading.diagnostics.is_empty(), "{:?}", reading.diagnostics);
        let change = Change::new(dialect, &snapshot, &reading.schema, &reading.intent, id).unwrap();
        snapshot = change.after.clone();
        all.push(change);
    }
    all.try_into().unwrap()
}

const KEEP_LAST: &str = "#[entity(unique(existing = keep_last))]";
const SET_NULL: &str = "#[entity(references(Team, existing = set_null))]";

/// A database at the first migration, with rows of which some are in the way.
async fn prepared<D: Engine>(code: &str, team: &str) -> (D, Migrator) {
    let [first, second] = changes(D::DIALECT, code, team);
    let database = D::new().await;
    migrator(&[&first]).up(database.pool()).await.unwrap();
    database.run("INSERT INTO team (id) VALUES (1), (2)").await;
    database
        .run("INSERT INTO post (id, code, home, team) VALUES (1, 1, 2, 1), (2, 1, 1, 9), (3, 2, 1, NULL), (4, 2, 1, 8), (5, 3, 1, 2)")
        .await;
    (database, migrator(&[&first, &second]))
}

async fn posts<D: Engine>(database: &D) -> Vec<String> {
    database.rows("SELECT id, code, home, team FROM post ORDER BY id").await
}

const ALL: [&str; 5] = ["1|1|2|1", "2|1|1|9", "3|2|1|NULL", "4|2|1|8", "5|3|1|2"];
const KEPT: &str = "SELECT id, code, home, team FROM _retired_20250101000002_post_code_key ORDER BY id";
const KEPT_TEAMS: &str = "SELECT id, team FROM _retired_20250101000002_post_team_fkey ORDER BY id, run";

async fn a_future_that_is_dropped_loses_no_row<D: Engine>() {
    let (database, migrator) = prepared::<D>(KEEP_LAST, SET_NULL).await;
    let mut polls = 1;
    let mut ended = [false; 2];
    while ended != [true; 2] {
        ended[0] = polled(migrator.up(database.pool()), polls).await.map(Result::unwrap).is_some();
        database.up_elsewhere(&migrator).await.unwrap_or_else(|error| panic!("up after {polls} polls: {error:#}"));
        assert_eq!(posts(&database).await, ["2|1|1|NULL", "4|2|1|NULL", "5|3|1|2"], "after {polls} polls");
        assert_eq!(database.rows(KEPT).await, ["1|1|2|1", "3|2|1|NULL"], "after {polls} polls");
        assert_eq!(database.rows(KEPT_TEAMS).await, ["2|9", "4|8"], "after {polls} polls");
        ended[1] = polled(migrator.down(database.pool(), Target::Steps(1)), polls).await.map(Result::unwrap).is_some();
        // Whether it was undone or not, or half: what comes next finishes it.
        database.up_elsewhere(&migrator).await.unwrap_or_else(|error| panic!("down after {polls} polls: {error:#}"));
        migrator.down(database.pool(), Target::Steps(1)).await.unwrap();
        assert_eq!(posts(&database).await, ALL, "after {polls} polls");
        assert_eq!(database.rows(KEPT).await.len() + database.rows(KEPT_TEAMS).await.len(), 0, "after {polls} polls");
        polls += 1 + polls / 12;
    }
    assert!(polls > 5, "only {polls} points were tried");
}

async fn a_key_that_was_given_again_keeps_rows_away<D: Engine>() {
    let (database, migrator) = prepared::<D>(KEEP_LAST, "").await;
    migrator.up(database.pool()).await.unwrap();
    database.run("INSERT INTO post (id, code, home, team) VALUES (1, 7, 1, NULL)").await;
    let before = posts(&database).await;
    let error = migrator.down(database.pool(), Target::Steps(1)).await.unwrap_err();
    assert!(error.is_check_failed(), "{error:#}");
    assert!(error.to_string().contains("have a primary key that was given again: 1 row, for example id = 1"), "{error:#}");
    assert_eq!(posts(&database).await, before);
    assert_eq!(database.rows(KEPT).await, ["1|1|2|1", "3|2|1|NULL"]);
    database.run("DELETE FROM post WHERE id = 1").await;
    migrator.down(database.pool(), Target::Steps(1)).await.unwrap();
    assert_eq!(posts(&database).await, ALL);
}

async fn what_rows_refer_to_must_be_there<D: Engine>() {
    let (database, migrator) = prepared::<D>(KEEP_LAST, "").await;
    migrator.up(database.pool()).await.unwrap();
    database.run("DELETE FROM team WHERE id = 2").await;
    let error = migrator.down(database.pool(), Target::Steps(1)).await.unwrap_err();
    assert!(error.to_string().contains("refer to rows which `team` no longer has: 1 row, for example id = 1"), "{error:#}");
    assert_eq!(database.rows(KEPT).await.len(), 2);
    database.run("INSERT INTO team (id) VALUES (2)").await;
    migrator.down(database.pool(), Target::Steps(1)).await.unwrap();
    assert_eq!(posts(&database).await, ALL);
}

async fn values_come_back_where_there_are_none<D: Engine>() {
    let (database, migrator) = prepared::<D>("", SET_NULL).await;
    migrator.up(database.pool()).await.unwrap();
    assert_eq!(database.rows(KEPT_TEAMS).await, ["2|9", "4|8"]);
    database.run("UPDATE post SET team = 1 WHERE id = 2").await;
    migrator.down(database.pool(), Target::Steps(1)).await.unwrap();
    let teams = "SELECT id, team FROM post WHERE id IN (2, 4) ORDER BY id";
    assert_eq!(database.rows(teams).await, ["2|1", "4|8"]);
    assert_eq!(database.rows(KEPT_TEAMS).await, ["2|9"], "what was set meanwhile stays, and so does what it was set over");
    database.run("UPDATE post SET team = 7 WHERE id = 2").await;
    migrator.up(database.pool()).await.unwrap();
    assert_eq!(database.rows(KEPT_TEAMS).await, ["2|7", "2|9", "4|8"]);
    database.run("DELETE FROM post WHERE id = 4").await;
    migrator.down(database.pool(), Target::Steps(1)).await.unwrap();
    assert_eq!(database.rows(teams).await, ["2|7"], "the value that it had last");
    assert_eq!(database.rows(KEPT_TEAMS).await, ["2|9", "4|8"]);
}

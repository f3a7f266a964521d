//! Migrations that stand for others, and edited ones that are accepted.

use migrator::{Did, Migration, MigrationState, Migrator, Target};

use crate::engine::{Engine, on_every_database};
use crate::support::{migrator, names, nothing};

const ONE: Migration = Migration::new(
    "20250101000000",
    "initial",
    |plan| plan.sql("CREATE TABLE person (id INTEGER PRIMARY KEY, name VARCHAR(50))"),
    |plan| plan.sql("DROP TABLE person"),
);
const TWO: Migration = Migration::new(
    "20250102000000",
    "add_phone",
    |plan| plan.sql("ALTER TABLE person ADD COLUMN phone VARCHAR(50)"),
    |plan| {
        plan.sql("ALTER TABLE person DROP COLUMN phone");
    },
);
const THREE: Migration =
    Migration::new("20250103000000", "team", |plan| plan.sql("CREATE TABLE team (id INTEGER)"), |plan| plan.sql("DROP TABLE team"));
const FOUR: Migration =
    Migration::new("20250104000000", "place", |plan| plan.sql("CREATE TABLE place (id INTEGER)"), |plan| plan.sql("DROP TABLE place"));

/// The first two in one, under the id of the second.
const BOTH: Migration = Migration::new(
    "20250102000000",
    "first_year",
    |plan| plan.sql("CREATE TABLE person (id INTEGER PRIMARY KEY, name VARCHAR(50), phone VARCHAR(50))"),
    |plan| plan.sql("DROP TABLE person"),
)
.replaces(&["20250101000000_initial", "20250102000000_add_phone"]);

/// The first three in one, of which the first two may have been one before.
const ALL: Migration = Migration::new(
    "20250103000000",
    "two_years",
    |plan| {
        plan.sql("CREATE TABLE person (id INTEGER PRIMARY KEY, name VARCHAR(50), phone VARCHAR(50))");
        plan.sql("CREATE TABLE team (id INTEGER)");
    },
    nothing,
)
.replaces(&["20250102000000_first_year", "20250103000000_team"])
.replaces(&["20250101000000", "20250102000000_add_phone", "20250103000000_team"]);

fn old() -> Migrator {
    migrator(vec![ONE, TWO, THREE])
}

fn new() -> Migrator {
    migrator(vec![BOTH, THREE, FOUR])
}

const JOURNAL: &str = "SELECT id, name, state FROM _migrator_journal ORDER BY sequence";

on_every_database!(
    it_is_recorded_where_all_are_applied,
    it_runs_where_none_is,
    what_the_replaced_had_put_aside_is_known,
    a_part_of_them_is_refused_and_there_are_three_ways_out,
    one_that_stood_for_others_is_replaced_too,
    what_is_replaced_must_be_gone,
    an_edit_is_accepted_by_the_line_that_the_error_has,
);

fn states(status: &migrator::Status) -> Vec<(&str, MigrationState)> {
    status.migrations.iter().map(|migration| (migration.name.as_str(), migration.state)).collect()
}

async fn it_is_recorded_where_all_are_applied<D: Engine>() {
    let database = D::new().await;
    old().up(database.pool()).await.unwrap();
    database.run("INSERT INTO person VALUES (1, 'Ada', '1')").await;
    let applied_at = database.rows("SELECT applied_at FROM _migrator_journal WHERE name = 'add_phone'").await;
    let status = new().status(database.pool()).await.unwrap();
    assert_eq!(
        states(&status),
        [
            ("initial", MigrationState::Replaced),
            ("add_phone", MigrationState::Replaced),
            ("first_year", MigrationState::Replacing),
            ("team", MigrationState::Applied),
            ("place", MigrationState::Pending),
        ]
    );
    assert!(!status.is_current() && status.advice().count() == 2);
    assert!(new().assert_current(database.pool()).await.unwrap_err().to_string().contains("`20250102000000_first_year`"));
    for error in [
        new().down(database.pool(), "first_year").await.unwrap_err(),
        new().down(database.pool(), Target::Only("first_year".to_owned())).await.unwrap_err(),
    ] {
        assert!(
            error.to_string().contains("is not recorded in its place yet") && error.hint().unwrap().starts_with("`up` records it"),
            "{error}"
        );
    }
    let plan = new().plan(database.pool()).await.unwrap().to_string().replace("COMMIT;\nBEGIN;\n", "");
    let recorded = "-- record in place of what it replaces 20250102000000_first_year\n-- forget 20250101000000_initial, which is applied\n\
                    -- forget 20250102000000_add_phone, which is applied\n-- apply 20250104000000_place\n";
    assert!(plan.contains(recorded), "{plan}");

    let report = new().up(database.pool()).await.unwrap();
    assert_eq!(
        report.done.iter().map(|done| (done.name.as_str(), done.action)).collect::<Vec<_>>(),
        [("first_year", Did::Replaced), ("place", Did::Applied)]
    );
    assert!(report.to_string().starts_with("recorded 1 migration in place of what it replaces: first_year; applied 1 migration: place"));
    assert!(new().up(database.pool()).await.unwrap().is_empty());
    new().assert_current(database.pool()).await.unwrap();
    assert!(new().status(database.pool()).await.unwrap().is_current());
    assert_eq!(
        database.rows(JOURNAL).await,
        ["20250103000000|team|applied", "20250102000000|first_year|applied", "20250104000000|place|applied"]
    );
    assert_eq!(database.rows("SELECT applied_at FROM _migrator_journal WHERE name = 'first_year'").await, applied_at);
    assert_eq!(database.rows("SELECT id, name, phone FROM person").await, ["1|Ada|1"]);
    // The program that has them still does not know the new one, and says so.
    assert!(old().up(database.pool()).await.is_err());
    assert_eq!(names(&new().down(database.pool(), Target::All).await.unwrap()), ["place", "first_year", "team"]);
    assert!(database.tables().await.is_empty());
    assert_eq!(names(&new().up(database.pool()).await.unwrap()), ["first_year", "team", "place"]);
}

async fn it_runs_where_none_is<D: Engine>() {
    let database = D::new().await;
    assert_eq!(states(&new().status(database.pool()).await.unwrap())[0], ("first_year", MigrationState::Pending));
    assert_eq!(names(&new().up(database.pool()).await.unwrap()), ["first_year", "team", "place"]);
    new().verify(database.pool()).await.unwrap();
    let undone = D::new().await;
    old().up(undone.pool()).await.unwrap();
    old().down(undone.pool(), Target::All).await.unwrap();
    assert_eq!(names(&new().up(undone.pool()).await.unwrap()), ["first_year", "team", "place"]);
    assert!(new().up(undone.pool()).await.unwrap().is_empty());
    // The journal has one row of an id.
    assert_eq!(names(&new().redo(undone.pool()).await.unwrap()), ["place", "place"]);
    assert_eq!(names(&new().down(undone.pool(), Target::All).await.unwrap()), ["place", "team", "first_year"]);
    assert_eq!(names(&new().up(undone.pool()).await.unwrap()), ["first_year", "team", "place"]);
}

async fn what_the_replaced_had_put_aside_is_known<D: Engine>() {
    let retiring =
        Migration::new("20250102000000", "add_phone", |plan| plan.sql("ALTER TABLE team RENAME TO _retired_20250102000000_team"), nothing);
    let before = || {
        migrator(vec![Migration::new("20250101000000", "initial", |plan| plan.sql("CREATE TABLE team (id INTEGER)"), nothing), retiring])
    };
    let database = D::new().await;
    before().up(database.pool()).await.unwrap();
    let after = || {
        migrator(vec![
            Migration::new("20250103000000", "none", nothing, nothing).replaces(&["20250101000000_initial", "20250102000000_add_phone"]),
        ])
    };
    assert_eq!(names(&after().up(database.pool()).await.unwrap()), ["none"]);
    let report = after().fresh(database.pool()).await.unwrap();
    assert_eq!(report.dropped, ["_retired_20250102000000_team"]);
}

async fn a_part_of_them_is_refused_and_there_are_three_ways_out<D: Engine>() {
    let part = || async {
        let database = D::new().await;
        old().up_to(database.pool(), 1).await.unwrap();
        database
    };
    let database = part().await;
    let before = database.rows(JOURNAL).await;
    for error in [new().up(database.pool()).await.unwrap_err(), new().plan(database.pool()).await.unwrap_err()] {
        assert!(error.is_partly_replaced(), "{error:#}");
        assert_eq!(
            error.to_string(),
            "`20250102000000_first_year` stands for migrations of which this database has `20250101000000_initial` and lacks \
             `20250102000000_add_phone`; nothing was done"
        );
        assert!(error.hint().unwrap().contains("`mark_applied` with `20250102000000_first_year`"), "{error:#}");
    }
    let status = new().status(database.pool()).await.unwrap();
    assert_eq!(states(&status)[..2], [("initial", MigrationState::Replaced), ("first_year", MigrationState::PartlyReplacing)]);
    assert_eq!(database.rows(JOURNAL).await, before);

    old().up_to(database.pool(), 1).await.unwrap();
    assert_eq!(names(&new().up(database.pool()).await.unwrap()), ["first_year", "team", "place"]);
    let database = part().await;
    assert_eq!(names(&new().down(database.pool(), 1).await.unwrap()), ["initial"]);
    assert_eq!(names(&new().up(database.pool()).await.unwrap()), ["first_year", "team", "place"]);
    let database = part().await;
    database.run("ALTER TABLE person ADD COLUMN phone VARCHAR(50)").await;
    assert_eq!(names(&new().mark_applied(database.pool(), "first_year").await.unwrap()), ["first_year"]);
    assert_eq!(database.rows(JOURNAL).await, ["20250102000000|first_year|applied"]);
    assert_eq!(names(&new().up(database.pool()).await.unwrap()), ["team", "place"]);
}

async fn one_that_stood_for_others_is_replaced_too<D: Engine>() {
    let last = || migrator(vec![ALL, FOUR]);
    for before in [old(), migrator(vec![BOTH, THREE])] {
        let database = D::new().await;
        before.up(database.pool()).await.unwrap();
        assert_eq!(names(&last().up(database.pool()).await.unwrap()), ["two_years", "place"]);
        assert_eq!(database.rows(JOURNAL).await, ["20250103000000|two_years|applied", "20250104000000|place|applied"]);
        assert!(last().up(database.pool()).await.unwrap().is_empty());
    }
    let database = D::new().await;
    migrator(vec![BOTH]).up(database.pool()).await.unwrap();
    let error = last().up(database.pool()).await.unwrap_err();
    assert!(error.to_string().contains("has `20250102000000_first_year` and lacks `20250103000000_team`"), "{error}");
}

async fn what_is_replaced_must_be_gone<D: Engine>() {
    let database = D::new().await;
    let error = migrator(vec![ONE, BOTH]).up(database.pool()).await.unwrap_err();
    assert_eq!(error.to_string(), "`20250102000000_first_year` replaces `20250101000000_initial`, which the program has as well");
    let itself = Migration::new("20250102000000", "add_phone", nothing, nothing).replaces(&["20250102000000_add_phone"]);
    assert!(migrator(vec![itself]).up(database.pool()).await.unwrap_err().to_string().contains("which the program has as well"));
}

async fn an_edit_is_accepted_by_the_line_that_the_error_has<D: Engine>() {
    let edited = || {
        Migration::new(
            "20250102000000",
            "add_phone",
            |plan| plan.sql("ALTER TABLE person ADD COLUMN phone VARCHAR(60)"),
            |plan| {
                plan.sql("ALTER TABLE person DROP COLUMN phone");
            },
        )
    };
    let database = D::new().await;
    old().up(database.pool()).await.unwrap();
    let error = migrator(vec![ONE, edited(), THREE]).up(database.pool()).await.unwrap_err();
    let hint = error.hint().unwrap();
    assert!(error.is_edited() && hint.contains("add to the migration `.accepts(&[\""), "{hint}");
    let (_, line) = hint.split_once(".accepts(&[\"").unwrap();
    let checksum: &'static str = Box::leak(line.split_once("\"])`").unwrap().0.to_owned().into_boxed_str());
    assert_eq!(database.rows("SELECT checksum FROM _migrator_journal WHERE name = 'add_phone'").await, [checksum]);

    let accepting = |sums: &'static [&'static str]| migrator(vec![ONE, edited().accepts(sums), THREE, FOUR]);
    let hint = accepting(&["0123456789abcdef"]).up(database.pool()).await.unwrap_err().hint().unwrap().to_owned();
    assert!(hint.contains(&format!(".accepts(&[\"0123456789abcdef\", \"{checksum}\"])")), "{hint}");
    let all: &'static [&'static str] = Vec::leak(vec!["0123456789abcdef", checksum]);
    assert_eq!(states(&accepting(all).status(database.pool()).await.unwrap())[1], ("add_phone", MigrationState::Applied));
    assert_eq!(names(&accepting(all).up(database.pool()).await.unwrap()), ["place"]);
    accepting(all).assert_current(database.pool()).await.unwrap();
    assert_eq!(names(&accepting(all).down(database.pool(), "initial").await.unwrap()), ["place", "team", "add_phone"]);
    assert_eq!(names(&accepting(all).up(database.pool()).await.unwrap()), ["add_phone", "team", "place"]);
    assert!(migrator(vec![ONE, edited(), THREE, FOUR]).up(database.pool()).await.unwrap().is_empty(), "the new text ran");
}

//! Databases that other tools have migrated: their histories are read and used, and stay.

use std::time::{Duration, SystemTime};

use migrator::{Migration, Migrator, Others, Target, Tool};

use crate::engine::{Engine, on_every_database};
use crate::support::{migrator, names, nothing, of};

/// What sqlx ran, file by file.
const FILES: [(&str, &str); 3] = [
    ("1_person.sql", "CREATE TABLE person (id INTEGER PRIMARY KEY, name VARCHAR(50) NOT NULL); INSERT INTO person VALUES (1, 'Ada');"),
    ("2_phone.sql", "ALTER TABLE person ADD COLUMN phone VARCHAR(50);"),
    ("20250103000000_team.sql", "CREATE TABLE team (id INTEGER PRIMARY KEY);"),
];

/// The same, carried over by hand.
const PERSON: Migration = Migration::new(
    "0001",
    "person",
    |plan| plan.sql("CREATE TABLE person (id INTEGER PRIMARY KEY, name VARCHAR(50) NOT NULL)"),
    |plan| plan.sql("DROP TABLE person"),
);
const PHONE: Migration = Migration::new("0002", "phone", |plan| plan.sql("ALTER TABLE person ADD COLUMN phone VARCHAR(50)"), nothing);
const TEAM: Migration = Migration::new(
    "20250103000000",
    "team",
    |plan| plan.sql("CREATE TABLE team (id INTEGER PRIMARY KEY)"),
    |plan| plan.sql("DROP TABLE team"),
);
const MAIL: Migration =
    Migration::new("20250104000000", "mail", |plan| plan.sql("ALTER TABLE person ADD COLUMN mail VARCHAR(50)"), nothing);

/// One migration that stands for all of them, as the first build writes it.
const INITIAL: Migration = Migration::new(
    "20250201000000",
    "initial",
    |plan| {
        plan.sql("CREATE TABLE person (id INTEGER PRIMARY KEY, name VARCHAR(50) NOT NULL, phone VARCHAR(50))");
        plan.sql("CREATE TABLE team (id INTEGER PRIMARY KEY)");
    },
    |plan| {
        plan.sql("DROP TABLE team");
        plan.sql("DROP TABLE person");
    },
);
const NEXT: Migration = Migration::new("20250202000000", "next", |plan| plan.sql("ALTER TABLE team ADD COLUMN name VARCHAR(50)"), nothing);

const HISTORY: &str = "SELECT version, description FROM _sqlx_migrations ORDER BY version";
const TIMES: &str = "SELECT name, applied_at FROM _migrator_journal ORDER BY sequence";

on_every_database!(
    one_migration_stands_for_all_of_sqlx,
    what_was_carried_over_is_recorded_as_it_is,
    what_stands_for_all_of_it_is_recorded,
    a_history_that_can_not_be_taken_over_is_refused,
    versions_and_times_of_every_tool,
    a_tool_beside_it_is_left_alone,
    fresh_leaves_the_history_and_goes_on,
);

/// A database on which sqlx has run the first of the files.
async fn of_sqlx<D: Engine>(count: usize) -> D {
    let (database, folder) = (D::new().await, tempfile::tempdir().unwrap());
    for (name, sql) in &FILES[..count] {
        std::fs::write(folder.path().join(name), sql).unwrap();
    }
    database.migrate_with_sqlx(folder.path()).await.unwrap();
    database
}

fn generated() -> Migrator {
    Migrator::new(Box::leak(Box::new(of(vec![INITIAL, NEXT]).tables(&["person", "team", "stray"]))))
}

fn carried_over() -> Migrator {
    migrator(vec![PERSON, PHONE, TEAM, MAIL])
}

async fn one_migration_stands_for_all_of_sqlx<D: Engine>() {
    let database = of_sqlx::<D>(3).await;
    let (before, objects) = (database.rows(HISTORY).await, database.objects().await);
    let error = generated().up(database.pool()).await.unwrap_err();
    assert!(error.is_other_tool(), "{error:#}");
    assert_eq!(
        error.to_string(),
        "another tool has migrated this database: there are 3 migrations of sqlx in `_sqlx_migrations`, the last `20250103000000_team`, and \
         none of this program's; `person` is there already, and nothing was done"
    );
    assert!(error.hint().unwrap().starts_with("`Migrator::baseline`"), "{error:#}");
    assert!(generated().plan(database.pool()).await.unwrap_err().is_other_tool());
    let status = generated().status(database.pool()).await.unwrap();
    assert_eq!(status.tools, [Tool::Sqlx]);
    assert!(status.to_string().ends_with("sqlx has migrated this database (`_sqlx_migrations`); `baseline` takes it over\n"), "{status}");
    let error = generated().import(database.pool(), Tool::Sqlx).await.unwrap_err();
    assert!(error.is_other_tool() && error.to_string().contains("`1_person`, `2_phone`, `20250103000000_team`"), "{error:#}");
    assert!(error.hint().unwrap().contains("`baseline` with its name"));
    assert_eq!(database.objects().await, objects, "nothing was recorded");

    let report = generated().baseline(database.pool(), "initial").await.unwrap();
    assert_eq!((names(&report), report.read[0].migrations.len()), (vec!["initial"], 3));
    assert!(
        report.to_string().ends_with("; there are 3 migrations of sqlx in `_sqlx_migrations`, the last `20250103000000_team`, and stay")
    );
    assert!(generated().status(database.pool()).await.unwrap().tools.is_empty());
    assert_eq!(names(&generated().up(database.pool()).await.unwrap()), ["next"]);
    assert_eq!(database.rows(HISTORY).await, before);
    assert_eq!(database.rows("SELECT id, name FROM person").await, ["1|Ada"]);
}

async fn what_was_carried_over_is_recorded_as_it_is<D: Engine>() {
    let database = of_sqlx::<D>(3).await;
    database.run("UPDATE _sqlx_migrations SET installed_on = '2025-01-02 03:04:05' WHERE version = 2").await;
    let before = database.rows(HISTORY).await;
    let error = carried_over().up(database.pool()).await.unwrap_err();
    assert!(error.is_other_tool() && error.to_string().contains("by their ids"), "{error:#}");
    assert!(error.hint().unwrap().contains("`Tool::Sqlx`, or `baseline --import sqlx`"), "{error:#}");

    database.run("ALTER TABLE person ADD COLUMN extra INTEGER").await;
    let error = carried_over().import(database.pool(), Tool::Sqlx).await.unwrap_err();
    assert!(error.is_not_baseline() && error.to_string().contains("`extra`"), "{error:#}");
    database.run("ALTER TABLE person DROP COLUMN extra").await;

    let report = carried_over().import(database.pool(), Tool::Sqlx).await.unwrap();
    assert_eq!(names(&report), ["person", "phone", "team"]);
    assert_eq!(database.rows(TIMES).await[1], "phone|1735787045000");
    let applied: Vec<Option<SystemTime>> =
        carried_over().status(database.pool()).await.unwrap().migrations.iter().map(|migration| migration.applied_at).collect();
    assert_eq!(applied[1], Some(SystemTime::UNIX_EPOCH + Duration::from_secs(1_735_787_045)));
    assert!(applied[0].unwrap() > applied[1].unwrap() && applied[3].is_none());
    assert!(carried_over().import(database.pool(), Tool::Sqlx).await.unwrap_err().has_history());
    assert_eq!(names(&carried_over().up(database.pool()).await.unwrap()), ["mail"]);
    assert_eq!(database.rows(HISTORY).await, before);
    assert_eq!(database.rows("SELECT id, name, phone, mail FROM person").await, ["1|Ada|NULL|NULL"]);
    assert_eq!(names(&carried_over().down(database.pool(), Target::All).await.unwrap()).len(), 4, "what undoes them is known, too");
}

async fn what_stands_for_all_of_it_is_recorded<D: Engine>() {
    let database = of_sqlx::<D>(3).await;
    let initial = INITIAL.replaces(&["1_person", "2_phone", "20250103000000_team"]);
    assert!(migrator(vec![initial, NEXT]).up(database.pool()).await.unwrap_err().hint().unwrap().contains("`Tool::Sqlx`"));
    let report = migrator(vec![initial, NEXT]).import(database.pool(), Tool::Sqlx).await.unwrap();
    assert_eq!(names(&report), ["initial"]);
    let last = report.read[0].migrations[2].applied_at;
    assert_eq!(migrator(vec![initial, NEXT]).status(database.pool()).await.unwrap().migrations[0].applied_at, last);
    assert_eq!(names(&migrator(vec![initial, NEXT]).up(database.pool()).await.unwrap()), ["next"]);
    let part = of_sqlx::<D>(2).await;
    let error = migrator(vec![initial, NEXT]).import(part.pool(), Tool::Sqlx).await.unwrap_err();
    assert!(error.is_other_tool() && error.to_string().contains("has applied `1_person`, `2_phone` ("), "{error:#}");
}

async fn a_history_that_can_not_be_taken_over_is_refused<D: Engine>() {
    let database = of_sqlx::<D>(3).await;
    let objects = database.objects().await;
    let error = carried_over().import(database.pool(), Tool::Diesel).await.unwrap_err();
    assert!(error.is_other_tool() && error.to_string().contains("there is no table `__diesel_schema_migrations`"), "{error:#}");
    assert!(error.hint().unwrap().starts_with("it has 3 migrations of sqlx"), "{error:#}");
    database.run("UPDATE _sqlx_migrations SET success = (1 = 0) WHERE version = 2").await;
    for error in [
        carried_over().import(database.pool(), Tool::Sqlx).await.unwrap_err(),
        generated().baseline(database.pool(), "initial").await.unwrap_err(),
    ] {
        assert!(error.is_other_tool() && error.to_string().contains("its migration `2_phone` failed; nothing was recorded"), "{error:#}");
    }
    database.run("ALTER TABLE _sqlx_migrations RENAME COLUMN success TO went_well").await;
    let error = carried_over().import(database.pool(), Tool::Sqlx).await.unwrap_err();
    assert!(error.to_string().starts_with("the table `_sqlx_migrations` can't be read as the history of sqlx"), "{error:#}");
    assert_eq!(database.objects().await, objects);
}

/// The table of a tool as the tool creates it, and the rows that it writes for the first two files.
fn written_by(tool: Tool) -> (&'static str, &'static str) {
    match tool {
        Tool::Refinery => (
            "CREATE TABLE IF NOT EXISTS refinery_schema_history(version int4 PRIMARY KEY, name VARCHAR(255), applied_on VARCHAR(255), \
             checksum VARCHAR(255))",
            "INSERT INTO refinery_schema_history VALUES (1, 'person', '2025-01-02T03:04:05.123456789Z', '17'), \
             (2, 'phone', '2025-01-02T03:04:05.2Z', '18446744073709551615')",
        ),
        Tool::Diesel => (
            "CREATE TABLE IF NOT EXISTS __diesel_schema_migrations (version VARCHAR(50) PRIMARY KEY NOT NULL, run_on TIMESTAMP NOT NULL \
             DEFAULT CURRENT_TIMESTAMP)",
            "INSERT INTO __diesel_schema_migrations VALUES ('00000000000000', '2025-01-01 00:00:00'), ('1', '2025-01-02 03:04:05'), \
             ('2', '2025-01-02 03:04:05')",
        ),
        _ => (
            "CREATE TABLE IF NOT EXISTS seaql_migrations (version varchar(255) NOT NULL PRIMARY KEY, applied_at bigint NOT NULL)",
            "INSERT INTO seaql_migrations VALUES ('m1_person', 1735787045), ('m2_phone', 1735787045)",
        ),
    }
}

async fn versions_and_times_of_every_tool<D: Engine>() {
    for tool in [Tool::Refinery, Tool::Diesel, Tool::SeaOrm] {
        let database = D::new().await;
        let (table, rows) = written_by(tool);
        database.run(&format!("{table}; {rows}; {}{}", FILES[0].1, FILES[1].1)).await;
        assert!(carried_over().up(database.pool()).await.unwrap_err().is_other_tool(), "{tool}");
        let report = carried_over().import(database.pool(), tool).await.unwrap();
        assert_eq!((names(&report), report.read[0].tool), (vec!["person", "phone"], tool));
        assert_eq!(database.rows(TIMES).await, ["person|1735787045000", "phone|1735787045000"], "{tool}");
        assert_eq!(names(&carried_over().up(database.pool()).await.unwrap()), ["team", "mail"]);
        let count = database.rows(&format!("SELECT count(*) FROM {}", tool.table())).await;
        assert_eq!(count, [if tool == Tool::Diesel { "3" } else { "2" }]);
    }
}

async fn a_tool_beside_it_is_left_alone<D: Engine>() {
    let database = of_sqlx::<D>(1).await;
    let before = database.rows(HISTORY).await;
    let own = || migrator(vec![TEAM]);
    assert_eq!(names(&own().up(database.pool()).await.unwrap()), ["team"]);
    assert_eq!(names(&own().down(database.pool(), Target::All).await.unwrap()), ["team"]);
    assert_eq!(database.rows(HISTORY).await, before);
}

async fn fresh_leaves_the_history_and_goes_on<D: Engine>() {
    let database = of_sqlx::<D>(3).await;
    let before = database.rows(HISTORY).await;
    carried_over().import(database.pool(), Tool::Sqlx).await.unwrap();
    let report = carried_over().fresh(database.pool()).await.unwrap();
    assert_eq!(
        (report.dropped.as_slice(), report.kept.as_slice()),
        (&["person".to_owned(), "team".to_owned()][..], &["_sqlx_migrations".to_owned()][..])
    );
    assert_eq!(names(&report), ["person", "phone", "team", "mail"], "what sqlx did is gone, whatever its history says");
    assert!(report.to_string().ends_with("; left _sqlx_migrations"), "{report}");
    assert_eq!(database.rows(HISTORY).await, before);
    database.run("CREATE TABLE other (id INTEGER)").await;
    let error = carried_over().fresh(database.pool()).await.unwrap_err();
    assert!(error.is_foreign() && error.to_string().starts_with("no migration of this program made `other`;"), "{error:#}");
    let report = carried_over().fresh_others(Others::Keep).fresh(database.pool()).await.unwrap();
    assert_eq!(report.kept, ["_sqlx_migrations", "other"]);
    assert_eq!(database.rows(HISTORY).await, before);
}

/// A server that commits at once keeps what sqlx notes of a failure.
#[tokio::test]
async fn what_sqlx_did_not_finish_is_refused() {
    if crate::engine::mysql_url().is_none() {
        return;
    }
    let (database, folder) = (crate::engine::Mysql::new().await, tempfile::tempdir().unwrap());
    for (name, sql) in [FILES[0], ("2_fails.sql", "CREATE TABLE team (id INTEGER PRIMARY KEY); INSERT INTO nowhere VALUES (1);")] {
        std::fs::write(folder.path().join(name), sql).unwrap();
    }
    assert!(database.migrate_with_sqlx(folder.path()).await.is_err());
    let error = carried_over().import(database.pool(), Tool::Sqlx).await.unwrap_err();
    assert!(error.is_other_tool() && error.to_string().contains("its migration `2_fails` failed"), "{error:#}");
}

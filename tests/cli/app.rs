//! A program whose whole `main` is the command line. `APP` says which of its versions it is.

use std::process::ExitCode;

use migrator::prelude::*;
use migrator::{Migrations, Migrator, Seed, cli};

const TABLES: Migration = Migration::new(
    "20250101000000",
    "initial",
    |plan| {
        plan.sql("CREATE TABLE person (id INTEGER PRIMARY KEY, name VARCHAR(50) NOT NULL)");
        plan.sql("CREATE TABLE post (id INTEGER PRIMARY KEY, person_id INTEGER REFERENCES person (id))");
    },
    |plan| {
        plan.sql("ALTER TABLE post RENAME TO _retired_20250101000000_post");
        plan.sql("ALTER TABLE person RENAME TO _retired_20250101000000_person");
    },
)
.again(|plan| {
    plan.sql("ALTER TABLE _retired_20250101000000_person RENAME TO person");
    plan.sql("ALTER TABLE _retired_20250101000000_post RENAME TO post");
});
const PHONE: Migration = Migration::new(
    "20250102000000",
    "add_phone",
    |plan| plan.sql("ALTER TABLE person ADD COLUMN phone VARCHAR(50)"),
    |plan| plan.sql("ALTER TABLE person RENAME COLUMN phone TO _retired_20250102000000_phone"),
)
.again(|plan| plan.sql("ALTER TABLE person RENAME COLUMN _retired_20250102000000_phone TO phone"));
const BROKEN: Migration =
    Migration::new("20250103000000", "broken", |plan| plan.sql("INSERT INTO person (id, name) VALUES (1, NULL)"), |_| ());
const EDITED: Migration =
    Migration::new("20250102000000", "add_phone", |plan| plan.sql("ALTER TABLE person ADD COLUMN phone VARCHAR(60)"), |_| ());

const CITY: Migration =
    Migration::new("20250101120000", "add_city", |plan| plan.sql("ALTER TABLE person ADD COLUMN city VARCHAR(50)"), |_| ());
const YEAR: Migration = Migration::new(
    "20250102000000",
    "first_year",
    |plan| {
        plan.sql("CREATE TABLE person (id INTEGER PRIMARY KEY, name VARCHAR(50) NOT NULL, phone VARCHAR(50))");
        plan.sql("CREATE TABLE post (id INTEGER PRIMARY KEY, person_id INTEGER REFERENCES person (id))");
    },
    |_| (),
)
.replaces(&["20250101000000_initial", "20250102000000_add_phone"]);
/// A statement that is committed whatever comes after it, and one that fails.
const STOPS: Migration = Migration::new(
    "20250103000000",
    "stops",
    |plan| {
        match plan.dialect() {
            Dialect::Sqlite => plan.sql("VACUUM"),
            Dialect::Postgres => plan.sql("CREATE INDEX CONCURRENTLY person_name ON person (name)"),
            _ => plan.sql("CREATE INDEX person_name ON person (name)"),
        }
        plan.sql("INSERT INTO person (id, name) VALUES (1, NULL)");
    },
    |_| (),
);
const OTHER: Migration = Migration::new("20250104000000", "other", |plan| plan.sql("CREATE TABLE other (id INTEGER)"), |_| ());

const SEEDS: &[Seed] = &[Seed::once("people", |plan| plan.sql("INSERT INTO person (id, name) VALUES (1, 'Ada'), (2, 'Bob')"))];

static APP: Migrations = Migrations::new(&[&TABLES, &PHONE]);
static OLD: Migrations = Migrations::new(&[&TABLES]);
static FAILING: Migrations = Migrations::new(&[&TABLES, &PHONE, &BROKEN]);
static CHANGED: Migrations = Migrations::new(&[&TABLES, &EDITED]);
static SNAPPED: Migrations = Migrations::new(&[&TABLES, &PHONE]).snapshot(include_str!("app.snapshot.json"));
static TEMPORARY: Migrations = Migrations::new(&[&TABLES, &PHONE]).snapshot(
    r#"{"format": 1, "dialects": ["sqlite"], "tables": [], "temporary_defaults": [
        {"table": "person", "column": "phone", "since": "20250102000000"}, {"table": "person", "column": "name"}
    ]}"#,
);
static LATE: Migrations = Migrations::new(&[&TABLES, &CITY, &PHONE]);
static STOPPING: Migrations = Migrations::new(&[&TABLES, &PHONE, &STOPS]);
static REPLACING: Migrations = Migrations::new(&[&YEAR]).snapshot(include_str!("app.snapshot.json"));
static PACKAGED: Migrations = Migrations::new(&[&TABLES, &PHONE]).package("app");
static FOREIGN: Migrations = Migrations::new(&[&OTHER]).package("other");
static REDRAFTED: Migrations = Migrations::new(&[&TABLES, &EDITED]).drafts(&["20250102000000"]);
static DRAFTED: Migrations = Migrations::new(&[&TABLES, &PHONE]).drafts(&["20250102000000"]);

fn main() -> ExitCode {
    cli::run(match std::env::var("APP").as_deref() {
        Ok("old") => Migrator::new(&OLD),
        Ok("failing") => Migrator::new(&FAILING),
        Ok("changed") => Migrator::new(&CHANGED),
        Ok("drafted") => Migrator::new(&DRAFTED),
        Ok("redrafted") => Migrator::new(&REDRAFTED),
        Ok("temporary") => Migrator::new(&TEMPORARY),
        Ok("late") => Migrator::new(&LATE),
        Ok("stopping") => Migrator::new(&STOPPING),
        Ok("replacing") => Migrator::new(&REPLACING),
        Ok("packaged") => Migrator::new(&PACKAGED),
        Ok("foreign") => Migrator::new(&FOREIGN),
        Ok("seeded") => Migrator::new(&SNAPPED).seeds(SEEDS),
        _ => Migrator::new(&APP),
    })
}

//! Entity-driven database migrations: edit a struct, run `cargo build`, and the migration is there, compiled into the program and
//! applied by [`Migrator::up`].
//!
//! # Quick start
//!
//! ```toml
//! [dependencies]
//! migrator = { version = "0.1", features = ["sqlite"] }
//!
//! [build-dependencies]
//! schema-core = { version = "0.1", features = ["build"] }
//! ```
//!
//! `build.rs` reads the structs and writes `migrations/m<id>_<name>.rs` for what changed:
//!
//! ```text
//! fn main() -> schema_core::build::Result {
//!     schema_core::build::Build::new().dialect(schema_core::Dialect::Sqlite).run()
//! }
//! ```
//!
//! The program embeds them and applies what its database lacks:
//!
//! ```no_run
//! use migrator::{Entity, Migrator};
//!
//! #[derive(Entity)]
//! pub struct User {
//!     #[entity(primary_key, auto_increment)]
//!     pub id: i64,
//!     #[entity(unique)]
//!     pub email: String,
//! }
//!
//! # /* A documentation test has no build script that could list its migrations.
//! migrator::embed!();
//! # */
//! # mod migrations { pub static MIGRATIONS: migrator::Migrations = migrator::Migrations::new(&[]); }
//!
//! async fn start() -> Result<sqlx::SqlitePool, Box<dyn std::error::Error>> {
//!     let pool = sqlx::SqlitePool::connect("sqlite://app.db?mode=rwc").await?;
//!     println!("{}", Migrator::new(&migrations::MIGRATIONS).up(&pool).await?);
//!     Ok(pool)
//! }
//! ```
//!
//! # How a run goes
//!
//! 1. One row of `_migrator_head` is read. It says that nothing is to be done: finished, without a lock or a write.
//! 2. Otherwise the lock is taken; on SQLite it is the write transaction, on PostgreSQL an advisory lock. The journal is read under the
//!    lock, so what is decided from it still holds. Nobody waits in a statement: the lock is asked for again and again, until [`Migrator::lock_timeout`].
//! 3. What is to be done is decided by a function of the embedded migrations and the journal. It refuses when the database is newer than
//!    the program, when an applied migration was changed or removed, and when a draft would run in production.
//! 4. The statements run. Checks stop the run when rows are in the way; then everything is undone.
//! 5. Foreign keys, views and triggers that worked before must work now. The journal is written, and all is committed at once.
//!
//! On SQLite the connection has foreign keys off meanwhile, because a table cannot be rebuilt otherwise; it gets its settings back, also when
//! the future is dropped half-way.
//!
//! # On PostgreSQL
//!
//! The lock is an advisory lock that ends with the transaction, so that a pool of one connection is enough, a pooler may hand out another
//! server connection for every transaction, and a killed process leaves nothing behind. It belongs to the schema in which tables are
//! created, the first of `search_path`, and so does the journal: schemas of one database are migrated independently.
//!
//! Everything runs in transactions. Statements that PostgreSQL refuses there (`CREATE INDEX CONCURRENTLY`, `VACUUM`) are refused beforehand.
//! A new value of an enum type can be used only when it is committed, so a transaction ends with the migration that adds one.
//!
//! # On MySQL and MariaDB
//!
//! The lock is `GET_LOCK` with a hash of the database's name, on the one connection that works. A future that is dropped closes that
//! connection, and the lock goes with it. While migrating, `sql_mode` is strict and the time zone is UTC; both are put back.
//!
//! These databases commit every statement that changes the schema, and with it what came before: there is no transaction around a migration.
//! Statements on rows are in one with each other, and the last of them with the journal's row. [`Migrator::plan`] says so beforehand. Before
//! each statement its number is written to `_migrator_step`, which is committed or undone together with the statement. When a migration fails,
//! the error says which of its statements took effect, the row stays where any did, and no call does anything more until it is gone; `status`
//! shows it. A killed process leaves the row as well: then nobody knows whether the statement with that number took effect, and it says that.
//!
//! | column of `_migrator_step` | meaning |
//! |---|---|
//! | `package`, `id`, `name`, `function` | the migration, and `up`, `again` or `down` |
//! | `began` | the number, from 1, of the last statement that began |
//! | `ended` | how many took effect; one less than `began` where that is not known of the last |
//! | `count` | how many there are |
//! | `error` | why it stopped; empty while it runs, and after a kill |
//!
//! # Three roles
//!
//! One process migrates ([`Migrator::up`]); a program that must not refuses to start ([`Migrator::assert_current`]); replicas wait
//! ([`Migrator::wait_until_current`]). The rights that the roles of a server need for that, and no others:
//!
//! | | PostgreSQL | MySQL, MariaDB |
//! |---|---|---|
//! | `up`, `down` | `USAGE, CREATE` on the schema; the tables, journal included, are its own, or its group's | `CREATE, ALTER, DROP, INDEX, REFERENCES, SELECT, INSERT, UPDATE, DELETE` on the database |
//! | the others, and `up` with nothing to do | `USAGE` on the schema, `SELECT` on `_migrator_head` | `SELECT` on `_migrator_head` |
//! | the others, where they are to say what is pending; `status`, `plan` | also `SELECT` on `_migrator_journal`, `_migrator_settings` | also `SELECT` on `_migrator_journal`, `_migrator_settings`, `_migrator_step` |
//!
//! What a migration does beyond tables takes more: views, triggers, enum types of another role, extensions.
//!
//! # A database that is not there
//!
//! A pool connects to a database that exists. [`create_database`] creates the one that a URL names, unless it is there, also where many
//! programs start at once.
//!
//! # The journal
//!
//! The tables are created, under the lock, when there is something to write. `_migrator_journal` has a row for every migration that ran:
//!
//! | column | meaning | written by |
//! |---|---|---|
//! | `sequence` | the order of changes; the row that changed last has the highest number | every change of the row |
//! | `package` | [`Migrations::package`]; empty when the list does not say | `up` |
//! | `id`, `name` | the migration; with `package`, there is one row of it | `up` |
//! | `checksum` | of the statements of `up`, without white space and comments | `up` |
//! | `state` | `applied`: in effect. `reverted`: undone; what it had put aside is still there | `up`, `down` |
//! | `draft` | 1 when it was a draft as it ran, until the same text arrives sealed | `up` |
//! | `applied_at` | when it ended, in milliseconds since 1970 UTC | `up` |
//! | `duration` | how long it took, in microseconds, without the commit | `up` |
//! | `tool` | the version of this crate | `up` |
//! | `up` | what ran, as JSON: shows what was edited | `up` |
//! | `down` | what undoes it, as JSON: `down` runs this, not what the program has now | `up` |
//!
//! ```text
//!            up                     down
//!  (no row) ────▶ applied, sealed ◀──────▶ reverted, sealed        `up` of a reverted one runs its `again`
//!     │                 ▲           up
//!     │ up              │ same text, sealed
//!     ▼                 │
//!  applied, draft ──────┘
//!     │ another text, or gone: its `down` runs, what that put aside is dropped
//!     ▼
//!  (no row)
//! ```
//!
//! `_migrator_settings` has what the database remembers of itself: the row `environment` says which [`Environment`] it belongs to.
//!
//! A row is written in the transaction of the change that it tells of, so there is no state between. `_migrator_head` has a row for every
//! program (`scope`: the packages of its lists) whose migrations are all applied; `head` is the hash of them. Any change of the journal
//! removes all rows but that of the program that made it.
//!
//! # Features
//!
//! - `derive` (default): `#[derive(Entity)]`, `#[derive(EntityEnum)]`, `#[derive(ColumnType)]`.
//! - `sqlite`: SQLite through `sqlx::SqlitePool`, from version 3.37.
//! - `postgres`: PostgreSQL through `sqlx::PgPool`, from version 14.
//! - `mysql`: MySQL from 8.0.29 and MariaDB from 10.6, through `sqlx::MySqlPool`.
//! - `tools`: the modules `compare`, what turns one schema into another, and `entities`, structs for an existing one. `cli`: the same as a program, `migrator`.
//! - `chrono`, `time`, `uuid`, `rust_decimal`, `json`: columns of the types of these crates.

// A package that only holds entities needs no database, and has the derives alone.
#![cfg_attr(
    not(any(feature = "sqlite", feature = "postgres", feature = "mysql")),
    allow(dead_code, unused, unreachable_code, clippy::diverging_sub_expression, reason = "nothing is migrated without a database")
)]

mod agenda;
mod apply;
mod backend;
mod column_type;
mod create;
mod embedded;
mod entity;
mod environment;
mod error;
mod fresh;
mod journal;
mod migration;
mod migrator;
mod plan;
mod policy;
mod preview;
mod registry;
mod report;
#[cfg_attr(not(feature = "sqlite"), allow(dead_code, reason = "SQLite needs more of it than the others"))]
mod sql;
mod status;
mod target;
mod url;
mod wait;

#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "tools")]
pub mod compare;
#[cfg(feature = "tools")]
pub mod entities;
pub mod introspect;

pub use backend::MigratePool;
pub use column_type::{ColumnType, UnknownVariant};
pub use create::create_database;
pub use entity::{Entity, EntityEnum, Registered, registered};
pub use environment::{ENVIRONMENT_VARIABLE, Environment};
pub use error::Error;
pub use fresh::Others;
pub use migration::{Migration, Migrations};
pub use migrator::{Atomicity, Late, Migrator};
pub use plan::{Plan, PlanStatement, RunConnection, RunStep};
pub use preview::{PlannedMigration, Preview};
pub use report::{Did, Done, Report};
pub use schema_core::Dialect;
#[cfg(feature = "derive")]
pub use schema_derive::{ColumnType, Entity, EntityEnum};
pub use sea_query;
pub use status::{MigrationState, MigrationStatus, Status};
pub use target::Target;
pub use url::DatabaseUrl;

/// What a migration module needs.
pub mod prelude {
    pub use crate::{Dialect, Migration, Plan};
}

/// What the derives write into a program; nothing here is for people.
#[doc(hidden)]
pub mod __private {
    pub use crate::column_type::{NotOption, Nullability, column, column_with_sql, is_entity, target};
    pub use crate::entity::Registration;
    pub use inventory;
}

/// Brings the migrations of this package into the program: `pub mod migrations`, with `migrations::MIGRATIONS`.
///
/// The build script writes the list of the files; it names them, this line compiles them in.
///
/// The migrations say `migrator`. A package that calls this crate something else in its `Cargo.toml` gives it its name back in the root of
/// its crate: `extern crate something_else as migrator;`. The derives then need no `crate = "…"` either.
#[macro_export]
macro_rules! embed {
    () => {
        #[allow(missing_docs, unreachable_pub, clippy::all, clippy::pedantic, reason = "generated")]
        pub mod migrations {
            include!(concat!(env!("OUT_DIR"), "/migrations.rs"));
        }
    };
}

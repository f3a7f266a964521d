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
//! 2. Otherwise the lock is taken; on SQLite it is the write transaction, on PostgreSQL an advisory lock,
//!    with [`Lock::Lease`] a row of `_migrator_lease`. The journal is read under the
//!    lock, so what is decided from it still holds. Nobody waits in a statement: the lock is asked for again and again, until [`Migrator::lock_timeout`].
//! 3. What is to be done is decided by a function of the embedded migrations and the journal. It refuses when the database is newer than
//!    the program, when an applied migration was changed or removed, and when a draft would run in production.
//! 4. The statements run. Checks stop the run when rows are in the way; then everything is undone.
//!    A statement that waits for somebody else's lock gives up after [`Migrator::statement_lock_timeout`], so that the queries of others do not
//!    queue up behind it; the transaction (on MySQL and MariaDB, the statement) is tried again, until [`Migrator::lock_timeout`].
//! 5. Foreign keys, views and triggers that worked before must work now. The journal is written, and all is committed at once.
//!
//! On SQLite the connection has foreign keys off meanwhile, because a table cannot be rebuilt otherwise; it gets its settings back, also when
//! the future is dropped half-way.
//!
//! # What takes effect at once
//!
//! With [`Atomicity::All`], the default, everything that a call does is one transaction, as far as the database has such a thing.
//! [`Atomicity::Each`] is one for each migration, [`Atomicity::None`] one for each statement; a migration can ask for its own
//! ([`Migration::atomicity`]). A statement that the database takes in no transaction ends one and runs by itself, and what follows it is
//! another one: on PostgreSQL `CREATE INDEX CONCURRENTLY`, `DROP INDEX CONCURRENTLY`, `REINDEX … CONCURRENTLY`, `DETACH PARTITION … CONCURRENTLY`,
//! `VACUUM` and the like, on SQLite `VACUUM` and `PRAGMA journal_mode`. They are known by their words. [`Migrator::plan`] shows what is
//! committed at once.
//!
//! So a migration can be half done: after a failure, a kill, a lost connection. `_migrator_step` then has its row, and the next call that
//! changes anything finishes it first. It goes on with the first statement that did not take effect; that one and those after it may have
//! been corrected, those before it must be as they were. Whether a statement that was begun took effect is decided by what the database
//! shows: before it ran, the state of what it changes was noted in the same row, and every statement takes effect wholly or not at all. An
//! index that could not be built concurrently is dropped and built again. Where nothing shows it (`TRUNCATE`, a procedure, a step in
//! Rust that commits), `up` says so ([`Error::is_half_done`]) and a person answers with [`Migrator::resolve`].
//!
//! | column of `_migrator_step` | meaning |
//! |---|---|
//! | `sequence` | the order of changes, one with that of the journal |
//! | `package`, `id`, `name`, `function` | the migration, and `up`, `again` or `down`; `undo of …` while a failure is taken back |
//! | `began` | the number, from 1, of the last statement that began |
//! | `ended` | how many took effect; one less than `began` while nobody has looked whether the last one did |
//! | `count` | how many there are |
//! | `state` | what statement `began` changes, as it was before: a hash, or `there` or `absent`; empty where that tells nothing |
//! | `steps` | what runs, as JSON |
//! | `error` | why it stopped; empty while it runs, and after a kill |
//!
//! # On PostgreSQL
//!
//! The lock is an advisory lock that ends with the transaction, so that a pool of one connection is enough, a pooler may hand out another
//! server connection for every transaction, and a killed process leaves nothing behind. It belongs to the schema in which tables are
//! created, the first of `search_path`, and so does the journal: schemas of one database are migrated independently. While something runs
//! in no transaction, a second lock of the same connection keeps others out; it ends with the connection on the server, which is when the
//! statement has ended, also where its client was killed. Behind a pooler such as PgBouncer a transaction on a second connection has that
//! lock, and the statement runs with the timeouts of the role: a setting of the session would be left to others.
//!
//! A new value of an enum type can be used only when it is committed, so a transaction ends with the migration that adds one.
//!
//! # On MySQL and MariaDB
//!
//! The lock is `GET_LOCK` with a hash of the database's name, on the one connection that works. A future that is dropped closes that
//! connection, and the lock goes with it, once what it runs has ended. While migrating, `sql_mode` is strict and the time zone is UTC; both
//! are put back.
//!
//! These databases commit every statement that changes the schema, and with it what came before: there is no transaction around a migration.
//! Statements on rows are in one with each other, and the last of them with the journal's row. [`Migrator::plan`] says so beforehand. Before
//! each statement its number is written to `_migrator_step`, with the state of the tables that it changes, which is committed or undone
//! together with the statement. Such a statement takes effect wholly or not at all there, so the next call can tell which, and goes on.
//!
//! With [`OnFailure::Reverse`] a failure is taken back instead. Before each statement `_migrator_undo` then gets a row with the state and the definition of
//! its table, which is there for as long as the migration is half done.
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
//! | the others, where they are to say what is pending; `status`, `plan` | also `SELECT` on `_migrator_journal`, `_migrator_settings`, `_migrator_step` | also `SELECT` on `_migrator_journal`, `_migrator_settings`, `_migrator_step` |
//!
//! What a migration does beyond tables takes more: views, triggers, enum types of another role, extensions.
//!
//! # A database that is not there
//!
//! A pool connects to a database that exists. [`create_database`] creates the one that a URL names, unless it is there, also where many
//! programs start at once.
//!
//! [`Migrator::baseline`] takes over one whose tables are there already, and [`Migrator::import`] one that another [`Tool`] has migrated, whose
//! history is read and left as it is.
//!
//! # Migrations that were removed or edited
//!
//! What ran is stored, and a program that lacks it, or has another text of it, is refused. Both can be declared instead:
//!
//! - [`Migration::replaces`]: this migration stands for others that were removed. Where a database has all of them applied, `up` removes their
//!   rows from the journal and writes one of this, with the time of the last of them, in one transaction; nothing runs. Where none is applied,
//!   this one runs. Where some are, nothing is done, and the error says which and what to do. A program that has the old ones still is
//!   refused from then on, so it has to be gone first.
//! - [`Migration::accepts`]: this migration was edited, and a database in which a text of these checksums ran counts as one in which this text
//!   ran. The journal keeps what ran, and `down` undoes that.
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
//! `_migrator_seed` has the names of the seeds that ran. `_migrator_settings` has what the database remembers of itself: the row `environment` says which [`Environment`] it belongs to.
//!
//! A row is written in the transaction of the change that it tells of, so there is no state between. `_migrator_head` has a row for every
//! program (`scope`: the packages of its lists) whose migrations are all applied; `head` is the hash of them. Any change of the journal
//! removes all rows but that of the program that made it.
//!
//! # Is it true?
//!
//! A list that [`embed!`] brings in has the snapshot, the schema that its last migration reaches. [`Migrator::drift`] compares a database with it and
//! names what somebody changed by hand; [`Migrator::verify`] proves on a scratch database that the migrations lead there, and that each
//! can be undone and done again. Where a scratch place takes a right:
//!
//! | | `drift` | `verify` |
//! |---|---|---|
//! | SQLite | in memory | in memory |
//! | PostgreSQL | temporary tables in a transaction that is undone; a schema where the role has CREATE on the database, which it needs where entities name schemas | a database: CREATEDB |
//! | MySQL, MariaDB | a database `_migrator_scratch_…` | the same: ``GRANT ALL ON `\_migrator\_scratch\_%`.* TO …`` |
//!
//! Besides that, `drift` reads: the journal, and the catalog. A call that is cancelled drops its database by a task of the runtime; what a killed
//! process leaves is dropped by the next call.
//!
//! # Features
//!
//! - `derive` (default): `#[derive(Entity)]`, `#[derive(Embedded)]`, `#[derive(EntityEnum)]`, `#[derive(ColumnType)]`.
//! - `sqlite`: SQLite through `sqlx::SqlitePool`, from version 3.37.
//! - `postgres`: PostgreSQL through `sqlx::PgPool`, from version 14.
//! - `mysql`: MySQL from 8.0.29 and MariaDB from 10.6, through `sqlx::MySqlPool`.
//! - `testing`: the module `testing`, databases for tests.
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
mod baseline;
mod between;
mod column_type;
mod create;
mod drift;
mod each;
mod embedded;
mod entity;
mod environment;
mod error;
mod event;
mod expected;
mod fresh;
mod journal;
mod lease;
mod migration;
mod migrator;
mod plan;
mod policy;
mod preview;
mod registry;
mod report;
mod resolve;
mod retired;
mod scratch;
mod seed;
#[cfg_attr(not(feature = "sqlite"), allow(dead_code, reason = "SQLite needs more of it than the others"))]
mod sql;
mod status;
mod target;
mod tool;
mod url;
mod verify;
mod wait;

#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "tools")]
pub mod compare;
#[cfg(feature = "tools")]
pub mod entities;
pub mod introspect;
#[cfg(feature = "testing")]
pub mod testing;

pub use backend::MigratePool;
pub use column_type::{ColumnType, UnknownVariant};
pub use create::create_database;
pub use drift::{Drift, Finding, FindingKind, Part, Property, Scope};
pub use each::{EachOptions, EachOutcome, EachReport, EachTarget};
pub use entity::{Embedded, Entity, EntityEnum, Registered, registered};
pub use environment::{ENVIRONMENT_VARIABLE, Environment};
pub use error::Error;
pub use event::Event;
pub use fresh::Others;
pub use migration::{Migration, Migrations, Risk};
pub use migrator::{Atomicity, Late, Lock, Migrator, OnFailure, Schema, SchemaReport};
pub use plan::{Plan, PlanStatement, RowDatabase, RowFunction, RunConnection, RunStep};
pub use preview::{NoWayBack, PlannedGroup, PlannedMigration, Preview};
pub use report::{Did, Done, Report};
pub use resolve::Resolve;
pub use retired::Retired;
pub use schema_core::Dialect;
pub use schema_core::dialect::Backfill;
#[cfg(feature = "derive")]
pub use schema_derive::{ColumnType, Embedded, Entity, EntityEnum};
pub use sea_query;
pub use seed::Seed;
pub use status::{MigrationState, MigrationStatus, Status, TemporaryDefault};
pub use target::Target;
pub use tool::{Tool, ToolHistory, ToolMigration};
pub use url::DatabaseUrl;
pub use verify::{Outcome, Verification, Verified};

/// What a migration module needs.
pub mod prelude {
    pub use crate::{Backfill, Dialect, Migration, Plan};
    #[cfg(feature = "mysql")]
    pub use sqlx::MySql;
    #[cfg(feature = "postgres")]
    pub use sqlx::Postgres;
    #[cfg(feature = "sqlite")]
    pub use sqlx::Sqlite;
}

/// What the derives write into a program; nothing here is for people.
#[doc(hidden)]
pub mod __private {
    pub use crate::column_type::{EnumDatabase, NumberDatabase};
    pub use crate::column_type::{NotOption, Nullability, column, column_with_sql, embedded_part, flattened, is_entity, target};
    pub use crate::entity::Registration;
    pub use schema_core::schema::{embedded::with as embedded_with, fingerprint};
    pub use {inventory, sqlx};
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

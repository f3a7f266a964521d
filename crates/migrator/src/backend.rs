//! What a database must offer: input and output only. Nothing here decides what is to be done.

#[cfg(feature = "mysql")]
pub(crate) mod mysql;
#[cfg(feature = "postgres")]
pub(crate) mod postgres;
#[cfg(any(feature = "mysql", feature = "postgres"))]
mod record;
#[cfg(feature = "sqlite")]
pub(crate) mod sqlite;

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use schema_core::Dialect;

use crate::Error;
use crate::error::{BoxError, Kind};
use crate::introspect::Catalog;
use crate::journal::statement::Bound;
use crate::plan::{Compute, Failed, Recorded, Rows};
use crate::scratch::Creation;
use crate::sql::effect::Object;
use crate::wait::Limits;

/// A boxed future that may move between threads.
pub(crate) type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A pool of connections that [`Migrator`](crate::Migrator) works on: `sqlx::SqlitePool`, `sqlx::PgPool`,
/// `sqlx::MySqlPool`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no pool of a database that `migrator` is built with",
    note = "each has a feature of `migrator`: `sqlite` for `sqlx::SqlitePool`, `postgres` for `sqlx::PgPool`, `mysql` for `sqlx::MySqlPool`"
)]
pub trait MigratePool: sealed::Sealed {
    /// The database behind it.
    #[doc(hidden)]
    fn access(&self) -> Access<'_>;
}

/// The database behind a pool.
pub struct Access<'a>(pub(crate) &'a dyn Backend);

pub(crate) mod sealed {
    pub trait Sealed: Send + Sync {}

    #[cfg(feature = "sqlite")]
    impl Sealed for sqlx::SqlitePool {}

    #[cfg(feature = "postgres")]
    impl Sealed for sqlx::PgPool {}

    #[cfg(feature = "mysql")]
    impl Sealed for sqlx::MySqlPool {}
}

/// A database, seen through a pool.
pub(crate) trait Backend: Send + Sync {
    /// Which database it is.
    fn dialect(&self) -> Dialect;

    /// The text that one statement returns; `None` when there is no row or no such table, or when the database is busy.
    fn peek(&self, statement: Bound) -> BoxFuture<'_, Result<Option<String>, Error>>;

    /// Takes one connection for itself.
    fn open(&self) -> BoxFuture<'_, Result<Box<dyn Session>, Error>>;

    /// The same, for one who keeps others out by other means. What a transaction has that is idle for longer than `idle` the server takes away.
    fn open_without_lock(&self, idle: Duration) -> BoxFuture<'_, Result<Box<dyn Session>, Error>>;

    /// A connection that is none of the pool's, made when it is first used; `None` where the lock of the database needs no help.
    fn side(&self) -> Option<Box<dyn SideLine>>;

    /// What the database makes of a schema, as its catalog has it: it is created in a scratch place, read, and gone.
    fn create_and_read<'a>(&'a self, creation: &'a Creation) -> BoxFuture<'a, Result<Catalog, Error>>;

    /// An empty database beside this one, prepared for `statements`: with what this one has and none of them creates, as far as they could
    /// need it.
    fn scratch<'a>(&'a self, statements: &'a [&'a str]) -> BoxFuture<'a, Result<Box<dyn Scratch>, Error>>;
}

/// An empty database that is there for a while. Dropping it removes it too, by a task that takes over.
pub(crate) trait Scratch: Send + Sync {
    /// The database.
    fn backend(&self) -> &dyn Backend;

    /// Removes it.
    fn remove(self: Box<Self>) -> BoxFuture<'static, Result<(), Error>>;
}

/// A connection of its own for single statements. Each is a transaction, and waits for locks no longer than a second.
pub(crate) trait SideLine: Send {
    /// Runs a statement with its values and returns the rows. After an error the next one is made anew.
    fn run(&mut self, statement: Bound) -> BoxFuture<'_, Result<Vec<Row>, Error>>;

    /// Closes it.
    fn close(self: Box<Self>) -> BoxFuture<'static, ()>;
}

/// One connection, prepared for migrating. It is given back as it was, also when it is dropped at any moment; whatever was not
/// committed is then undone.
pub(crate) trait Session: Send {
    /// Begins a transaction that no other migrator can be in. Does not wait for one that is: that is an error of [`Kind::Locked`], and the
    /// caller tries again. `limits` are those of what runs within the transaction. Where `expected` is not so there is none: `None`.
    ///
    /// [`Kind::Locked`]: crate::error::Kind::Locked
    fn try_begin<'a>(&'a mut self, limits: Limits, expected: Option<&'a Expected>) -> BoxFuture<'a, Result<MaybeBegun<'a>, Error>>;

    /// Keeps other migrators out from now on until the session ends, also while no transaction is open. As with
    /// [`try_begin`](Self::try_begin) it is an error of [`Kind::Locked`](crate::error::Kind::Locked) when one is there.
    fn keep_out(&mut self, limits: Limits) -> BoxFuture<'_, Result<(), Error>>;

    /// Runs a statement in no transaction. What an earlier attempt left that is in its way is removed first.
    fn run_alone<'a>(&'a mut self, sql: &'a str, limits: Limits) -> BoxFuture<'a, Result<(), Error>>;

    /// Who has a lock that `sql` waited for, as far as that can be told, for people. Only while no transaction is open.
    fn blocker<'a>(&'a mut self, sql: &'a str) -> BoxFuture<'a, Option<String>>;

    /// Begins a transaction that only reads.
    fn read(&mut self) -> BoxFuture<'_, Result<Box<dyn Transaction + '_>, Error>>;

    /// Gives the connection back.
    fn close(self: Box<Self>) -> BoxFuture<'static, Result<(), Error>>;
}

/// What a transaction relies on. It is looked at when it begins, with no message of its own.
#[derive(Debug)]
pub(crate) struct Expected {
    /// Returns a number in its only row; it has no values of its own.
    pub(crate) query: Bound,
    pub(crate) number: i64,
}

/// A transaction, unless something was not as expected.
pub(crate) type MaybeBegun<'a> = Option<Box<dyn Transaction + 'a>>;

/// A transaction. Dropping it undoes it.
pub(crate) trait Transaction: Send {
    /// Whether there is a table of this name.
    fn has_table<'a>(&'a mut self, name: &'a str) -> BoxFuture<'a, Result<bool, Error>>;

    /// Runs a statement with its values and returns the rows.
    fn query(&mut self, statement: Bound) -> BoxFuture<'_, Result<Vec<Row>, Error>>;

    /// The number that a statement returns in its only row; `None` when it returns none, or NULL.
    fn number(&mut self, statement: Bound) -> BoxFuture<'_, Result<Option<i64>, Error>>;

    /// An SQL expression for the state of `objects`: a text that is another one after any change that a statement makes to them.
    fn state(&self, objects: &[Object]) -> String;

    /// What there is to know of a table before its rows are gone through; `None` where there is no such table.
    fn facts<'a>(&'a mut self, table: &'a str) -> BoxFuture<'a, Result<Option<Facts>, Error>>;

    /// Runs a statement that changes rows, and returns how many.
    fn change<'a>(&'a mut self, sql: &'a str) -> BoxFuture<'a, Result<u64, Error>>;

    /// Gives rows the values that a function returns for them, and returns how many changed.
    fn compute<'a>(&'a mut self, compute: &'a Compute, rows: &'a Rows) -> BoxFuture<'a, Result<u64, Error>>;

    /// What is in the database.
    fn catalog(&mut self) -> BoxFuture<'_, Result<Catalog, Error>>;

    /// The namespace in which names have no prefix; `None` where there are none.
    fn namespace(&mut self) -> BoxFuture<'_, Result<Option<String>, Error>>;

    /// Notes how things are before `steps`, so that [`settle`](Self::settle) and [`commit`](Self::commit) can compare.
    fn watch<'a>(&'a mut self, steps: &'a [&'a Recorded]) -> BoxFuture<'a, Result<(), Error>>;

    /// Runs one step of a migration.
    fn run<'a>(&'a mut self, step: &'a Recorded) -> BoxFuture<'a, Result<(), Error>>;

    /// Runs SQL statements, perhaps of several migrations, one after the other in one message. `done` is called for each that has ended, in
    /// order and as soon as that is known: the number of calls tells which one failed, and when they come how long each took.
    fn run_sql<'a>(&'a mut self, statements: &'a [&'a str], done: &'a mut (dyn FnMut() + Send)) -> BoxFuture<'a, Result<(), Error>>;

    /// Whether `steps` need no [`settle`](Self::settle), so that those of the next migration can go into one message with them.
    fn can_join(&self, steps: &[Recorded]) -> bool;

    /// After the steps of a migration: what worked before must still work.
    fn settle<'a>(&'a mut self, steps: &'a [Recorded]) -> BoxFuture<'a, Result<(), Error>>;

    /// Drops the tables and columns whose names start with `prefix`.
    fn purge<'a>(&'a mut self, prefix: &'a str) -> BoxFuture<'a, Result<(), Error>>;

    /// Makes it permanent.
    fn commit<'a>(self: Box<Self>) -> BoxFuture<'a, Result<(), Error>>
    where
        Self: 'a;

    /// Undoes it.
    fn rollback<'a>(self: Box<Self>) -> BoxFuture<'a, Result<(), Error>>
    where
        Self: 'a;
}

/// What there is to know of a table before its rows are gone through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Facts {
    pub(crate) columns: Vec<ColumnFacts>,
    /// About how many rows there are, where that is known without counting.
    pub(crate) rows: Option<i64>,
}

/// A column of such a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ColumnFacts {
    pub(crate) name: String,
    /// As the catalog writes it, in small letters.
    pub(crate) data_type: String,
    pub(crate) is_nullable: bool,
    /// Its place in the primary key, if it is in it.
    pub(crate) key: Option<i64>,
}

impl Facts {
    /// Reads rows of name, type, 1 for one that can be NULL, place in the key, and rows in the table; `None` where there is none.
    pub(crate) fn read(rows: &[Row]) -> Option<Self> {
        let column = |row: &Row| {
            let [name, data_type, nullable, key, _] = row.cells.as_slice() else { return None };
            let (name, data_type) = (name.text()?.to_owned(), data_type.text()?.to_lowercase());
            Some(ColumnFacts { name, data_type, is_nullable: nullable.integer() != Some(0), key: key.integer() })
        };
        let about = rows.first()?.cells.last().and_then(Cell::integer).filter(|about| *about > 0);
        Some(Self { columns: rows.iter().filter_map(column).collect(), rows: about })
    }
}

/// A row with the names of its columns.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    pub(crate) names: Vec<String>,
    pub(crate) cells: Vec<Cell>,
}

/// A value in a row.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell {
    /// NULL.
    Null,
    /// A whole number.
    Integer(i64),
    /// A number with a fraction.
    Real(f64),
    /// A text.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
}

impl Cell {
    pub(crate) fn integer(&self) -> Option<i64> {
        match self {
            Self::Integer(number) => Some(*number),
            Self::Null | Self::Real(_) | Self::Text(_) | Self::Blob(_) => None,
        }
    }

    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Null | Self::Integer(_) | Self::Real(_) | Self::Blob(_) => None,
        }
    }
}

/// What a check that found rows says: how many there are, where they can be counted, and the first. `hint` starts with what became of the
/// database; what to do follows.
pub(crate) fn rows_in_the_way(message: &str, count: Option<i64>, first: &Row, hint: &str) -> Error {
    let count = match count {
        Some(1) => "1 row".to_owned(),
        Some(count) => format!("{count} rows"),
        None => "some rows".to_owned(),
    };
    Error::new(Kind::CheckFailed, format!("{message}: {count}, for example {first}"))
        .with_hint(format!("{hint}correct the rows, or have the migration do it (`backfill`, `convert`, `existing`), then run it again"))
}

/// What to do about a name that is taken.
pub(crate) const TAKEN: &str = "if it is another program's or another migration's: use a database of your own, or name the table otherwise \
    (`#[entity(table = \"…\")]`); if the tables are those of the migrations, from before there were any: `Migrator::baseline` compares them and takes \
    the database over";

/// The error of a step in Rust. Where it only lacked a lock, it is one of [`Kind::Locked`], so that it is tried again.
pub(crate) fn step_failed(name: &str, cause: BoxError, kind: fn(&sqlx::Error) -> Kind) -> Error {
    let is_locked = cause.downcast_ref::<sqlx::Error>().is_some_and(|cause| kind(cause) == Kind::Locked);
    let kind = if is_locked { Kind::Locked } else { Kind::Statement };
    Error::new(kind, format!("the step `{name}` failed")).with_cause(cause)
}

/// The error of rows that did not get their values.
pub(crate) fn not_computed(failed: Failed, rows: &Rows, refused: fn(sqlx::Error) -> Error) -> Error {
    match failed {
        Failed::Database(error) => refused(error),
        Failed::Row { row, cause } => {
            Error::new(Kind::Statement, format!("there is no value of {} for the row of {} with {row}", rows.column, rows.table))
                .with_cause(cause)
        }
    }
}

/// The error of a function of rows where it can't be called.
pub(crate) fn of_another_database() -> Error {
    Error::new(Kind::Definition, "the function takes a row of another database")
}

/// The longest text that a message shows of a value, in characters.
const SHOWN_MAX: usize = 60;

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("NULL"),
            Self::Integer(number) => write!(f, "{number}"),
            Self::Real(number) => write!(f, "{number:?}"),
            Self::Text(text) if text.chars().count() > SHOWN_MAX => {
                write!(f, "'{}…'", text.chars().take(SHOWN_MAX).collect::<String>())
            }
            Self::Text(text) => write!(f, "'{text}'"),
            Self::Blob(bytes) => {
                f.write_str("x'")?;
                bytes.iter().take(SHOWN_MAX / 2).try_for_each(|byte| write!(f, "{byte:02x}"))?;
                f.write_str(if bytes.len() > SHOWN_MAX / 2 { "…'" } else { "'" })
            }
        }
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (name, cell)) in self.names.iter().zip(&self.cells).enumerate() {
            let comma = if at == 0 { "" } else { ", " };
            write!(f, "{comma}{name} = {cell}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_shown_short() {
        let row = Row {
            names: ["id", "email", "raw", "gone"].map(str::to_owned).to_vec(),
            cells: vec![Cell::Integer(7), Cell::Text("x".repeat(100)), Cell::Blob(vec![1, 255]), Cell::Null],
        };
        assert_eq!(row.to_string(), format!("id = 7, email = '{}…', raw = x'01ff', gone = NULL", "x".repeat(60)));
    }
}

//! Values of rows that a function in Rust gives.

use std::fmt;
use std::sync::Arc;

use schema_core::Dialect;
use sqlx::{Arguments as _, AssertSqlSafe, Database, Encode, FromRow, Row as _, Type};

use crate::error::BoxError;

/// An `fn(R) -> T` or `fn(R) -> Result<T, E>`: what [`Plan::compute`](crate::Plan::compute) takes. `R` is a row, read by its
/// `sqlx::FromRow`; `T` is the value, a type that sqlx writes. Implemented for every such function and closure; `M` tells the two apart and is
/// never written.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no function from a row of `{DB}` to a value",
    note = "it takes one argument, of a type with `#[derive(sqlx::FromRow)]`, and returns a type that sqlx can write, or a `Result` with one"
)]
pub trait RowFunction<DB: Database, M>: Send + Sync + 'static {
    /// Adds the value for a row to the arguments of a statement.
    #[doc(hidden)]
    fn add(&self, row: &DB::Row, arguments: &mut DB::Arguments) -> Result<(), BoxError>;
}

/// Tells functions that can't fail.
pub struct Plain<R, T>(std::marker::PhantomData<fn(R) -> T>);

/// Tells functions that return a `Result`.
pub struct Fallible<R, T, E>(std::marker::PhantomData<fn(R) -> Result<T, E>>);

impl<DB, F, R, T> RowFunction<DB, Plain<R, T>> for F
where
    DB: Database,
    F: Fn(R) -> T + Send + Sync + 'static,
    R: for<'r> FromRow<'r, DB::Row>,
    T: for<'q> Encode<'q, DB> + Type<DB>,
{
    fn add(&self, row: &DB::Row, arguments: &mut DB::Arguments) -> Result<(), BoxError> {
        arguments.add(self(R::from_row(row)?))
    }
}

impl<DB, F, R, T, E> RowFunction<DB, Fallible<R, T, E>> for F
where
    DB: Database,
    F: Fn(R) -> Result<T, E> + Send + Sync + 'static,
    R: for<'r> FromRow<'r, DB::Row>,
    T: for<'q> Encode<'q, DB> + Type<DB>,
    E: Into<BoxError>,
{
    fn add(&self, row: &DB::Row, arguments: &mut DB::Arguments) -> Result<(), BoxError> {
        arguments.add(self(R::from_row(row)?).map_err(Into::into)?)
    }
}

/// A database whose rows a function can be given: each that this crate is built for.
pub trait RowDatabase: Database + sealed::Sealed {
    /// Which it is.
    #[doc(hidden)]
    const DIALECT: Dialect;

    /// Forgets the type of a function.
    #[doc(hidden)]
    fn erase<M: 'static>(function: impl RowFunction<Self, M>) -> Compute;
}

/// A function of rows whose type is forgotten.
pub(crate) type Add<DB> = Arc<dyn Fn(&<DB as Database>::Row, &mut <DB as Database>::Arguments) -> Result<(), BoxError> + Send + Sync>;

/// A function of rows of one of the databases.
#[derive(Clone)]
pub enum Compute {
    /// Of SQLite.
    #[cfg(feature = "sqlite")]
    Sqlite(Add<sqlx::Sqlite>),
    /// Of PostgreSQL.
    #[cfg(feature = "postgres")]
    Postgres(Add<sqlx::Postgres>),
    /// Of MySQL and MariaDB.
    #[cfg(feature = "mysql")]
    Mysql(Add<sqlx::MySql>),
}

impl fmt::Debug for Compute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("fn")
    }
}

/// The rows of a batch: how they are read, and how one of their columns is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rows {
    pub(crate) dialect: Dialect,
    /// The query: literals of the key first, then the columns of the table.
    pub(crate) select: String,
    /// The columns of the key, quoted.
    pub(crate) key: Vec<String>,
    /// The table, quoted.
    pub(crate) table: String,
    /// The column, quoted.
    pub(crate) column: String,
    /// Columns that then get the value of an expression, quoted.
    pub(crate) then: Vec<(String, String)>,
}

/// Why the rows of a batch did not get their values.
#[derive(Debug)]
pub(crate) enum Failed {
    /// The database refused the query or the statement.
    Database(sqlx::Error),
    /// A row, by its key, could not be read, or the function failed on it.
    Row { row: String, cause: BoxError },
}

/// How many rows a statement changes.
const ROWS_MAX: usize = 100;

impl Rows {
    /// The statements that give rows their values, by the literals of their keys; those after the first have no arguments.
    fn updates(&self, rows: &[Vec<String>]) -> Vec<String> {
        let is: Vec<String> = rows.iter().map(|literals| self.is(literals)).collect();
        let whens = is.iter().enumerate().map(|(at, is)| format!(" WHEN {is} THEN {}", self.placeholder(at + 1)));
        let whens: String = whens.collect();
        let found = match self.key.as_slice() {
            [name] => format!("{name} IN ({})", rows.iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", ")),
            _ => is.iter().map(|is| format!("({is})")).collect::<Vec<_>>().join(" OR "),
        };
        let update = |set: &str| format!("UPDATE {} SET {set} WHERE {found}", self.table);
        let then: Vec<String> = self.then.iter().map(|(column, sql)| format!("{column} = {sql}")).collect();
        let first = update(&format!("{} = CASE{whens} END", self.column));
        std::iter::once(first).chain((!then.is_empty()).then(|| update(&then.join(", ")))).collect()
    }

    fn placeholder(&self, number: usize) -> String {
        match self.dialect {
            Dialect::Postgres => format!("${number}"),
            _ => "?".to_owned(),
        }
    }

    /// The condition for a row.
    fn is(&self, literals: &[String]) -> String {
        let equal = |(name, literal): (&String, &String)| format!("{name} = {literal}");
        self.key.iter().zip(literals).map(equal).collect::<Vec<_>>().join(" AND ")
    }
}

macro_rules! databases {
    ($($feature:literal $database:ident $dialect:ident $connection:ident $run:ident $before:ident;)*) => {$(
        #[cfg(feature = $feature)]
        impl RowDatabase for sqlx::$database {
            const DIALECT: Dialect = Dialect::$dialect;

            fn erase<M: 'static>(function: impl RowFunction<Self, M>) -> Compute {
                Compute::$dialect(Arc::new(move |row, arguments| function.add(row, arguments)))
            }
        }

        #[cfg(feature = $feature)]
        async fn $run(connection: &mut sqlx::$connection, rows: &Rows, add: &Add<sqlx::$database>) -> Result<u64, Failed> {
            $before(connection, rows).await?;
            let found = sqlx::query(AssertSqlSafe(rows.select.clone())).persistent(false).fetch_all(&mut *connection).await?;
            let mut changed = 0;
            for found in found.chunks(ROWS_MAX) {
                let (mut keys, mut arguments) = (Vec::with_capacity(found.len()), <sqlx::$database as Database>::Arguments::default());
                for row in found {
                    let key = (0..rows.key.len()).map(|at| row.try_get_unchecked(at)).collect::<Result<Vec<String>, _>>()?;
                    add(row, &mut arguments).map_err(|cause| Failed::Row { row: rows.is(&key), cause })?;
                    keys.push(key);
                }
                let mut updates = rows.updates(&keys).into_iter();
                if let Some(update) = updates.next() {
                    let update = sqlx::query_with(AssertSqlSafe(update), arguments).persistent(false);
                    changed += update.execute(&mut *connection).await?.rows_affected();
                }
                for update in updates {
                    sqlx::raw_sql(AssertSqlSafe(update)).execute(&mut *connection).await?;
                }
            }
            Ok(changed)
        }

        #[cfg(feature = $feature)]
        #[allow(unreachable_patterns, clippy::match_wildcard_for_single_variants, reason = "which variants there are depends on the features")]
        impl Compute {
            /// Gives the rows of a batch their values, and returns how many it changed; `None` where the function is for another database.
            pub(crate) async fn $run(&self, connection: &mut sqlx::$connection, rows: &Rows) -> Option<Result<u64, Failed>> {
                match self {
                    Self::$dialect(add) => Some($run(connection, rows, add).await),
                    _ => None,
                }
            }
        }
    )*};
}

databases! {
    "sqlite" Sqlite Sqlite SqliteConnection sqlite nothing;
    "postgres" Postgres Postgres PgConnection postgres learn_types;
    "mysql" MySql Mysql MySqlConnection mysql nothing;
}

#[cfg(any(feature = "sqlite", feature = "mysql"))]
#[allow(clippy::unused_async, reason = "it stands where another database is asked something")]
async fn nothing<C>(_: &mut C, _: &Rows) -> Result<(), Failed> {
    Ok(())
}

/// Has the connection learn of the types that the table has of its own. sqlx looks them up between preparing a statement and running it, which is
/// then gone if it has no name; one with a name would stay, in the way of others behind a pooler. The second time they are known.
#[cfg(feature = "postgres")]
async fn learn_types(connection: &mut sqlx::PgConnection, rows: &Rows) -> Result<(), Failed> {
    let mut savepoint = sqlx::Connection::begin(connection).await?;
    let sql = AssertSqlSafe(format!("SELECT * FROM {} WHERE false", rows.table));
    // What is wrong with the table is said by what follows.
    let _ = sqlx::query(sql).persistent(false).fetch_optional(&mut *savepoint).await;
    Ok(savepoint.rollback().await?)
}

impl From<sqlx::Error> for Failed {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

mod sealed {
    pub trait Sealed {}

    #[cfg(feature = "sqlite")]
    impl Sealed for sqlx::Sqlite {}

    #[cfg(feature = "postgres")]
    impl Sealed for sqlx::Postgres {}

    #[cfg(feature = "mysql")]
    impl Sealed for sqlx::MySql {}
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(dialect: Dialect, key: &[&str]) -> Rows {
        let key = key.iter().map(|name| dialect.identifier(name)).collect();
        Rows {
            dialect,
            select: String::new(),
            key,
            table: dialect.identifier("user"),
            column: dialect.identifier("slug"),
            then: Vec::new(),
        }
    }

    #[test]
    fn a_statement_gives_many_rows_their_values() {
        let literals = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            rows(Dialect::Postgres, &["id"]).updates(&[literals(&["'1'"]), literals(&["'2'"])]),
            [r#"UPDATE "user" SET "slug" = CASE WHEN "id" = '1' THEN $1 WHEN "id" = '2' THEN $2 END WHERE "id" IN ('1', '2')"#]
        );
        assert_eq!(
            Rows { then: vec![("`n`".to_owned(), "n + 1".to_owned())], ..rows(Dialect::Mysql, &["a", "b"]) }
                .updates(&[literals(&["1", "'x'"])]),
            [
                "UPDATE `user` SET `slug` = CASE WHEN `a` = 1 AND `b` = 'x' THEN ? END WHERE (`a` = 1 AND `b` = 'x')",
                "UPDATE `user` SET `n` = n + 1 WHERE (`a` = 1 AND `b` = 'x')",
            ]
        );
    }
}

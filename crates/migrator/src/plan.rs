//! The recorder that a migration's functions write to.

mod compute;
mod run;
mod statement;

use std::borrow::Cow;

use schema_core::Dialect;
use schema_core::dialect::{Backfill, Statement};

pub(crate) use compute::{Compute, Failed, Rows};
pub use compute::{RowDatabase, RowFunction};
pub(crate) use run::Run;
pub use run::{RunConnection, RunStep};
pub use statement::PlanStatement;

/// What a migration does, recorded statement by statement. Recording instead of executing is what makes dry runs, checksums and stored
/// reversals possible: the functions of a migration run without a database, and may run any number of times.
#[derive(Debug)]
pub struct Plan {
    dialect: Dialect,
    steps: Vec<Recorded>,
}

/// One thing that a migration does.
#[derive(Debug, Clone)]
pub(crate) enum Recorded {
    /// SQL.
    Statement(Statement),
    /// Values of rows, each given by a function in Rust.
    Compute { backfill: Box<Backfill>, compute: Compute },
    /// A function in Rust.
    Run { name: String, run: Run },
    /// Nothing: what the statements after it lose for good.
    Destroys(String),
    /// Nothing, and for this reason: the whole migration can't be undone.
    Irreversible(String),
    /// What can't be written for this database, and why.
    Unsupported(String),
}

impl Plan {
    /// What `record` records for `dialect`.
    pub(crate) fn record(dialect: Dialect, record: impl FnOnce(&mut Self)) -> Vec<Recorded> {
        let mut plan = Self { dialect, steps: Vec::new() };
        record(&mut plan);
        plan.steps
    }

    /// The database that the statements are recorded for.
    #[must_use]
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// SQL: one statement, or several with semicolons between them. Everything runs in one transaction, which the SQL therefore must not
    /// begin or end itself; a statement that can be in none, such as `CREATE INDEX CONCURRENTLY`, runs between two. On MySQL and MariaDB a
    /// statement that changes the schema commits itself and what came before it.
    pub fn sql(&mut self, sql: impl Into<Cow<'static, str>>) {
        self.push(Statement::Sql(sql.into().into_owned()));
    }

    /// A query that must return no row, or the migration stops and everything that it did is undone; the rows are what is in the way. The
    /// error has the message, the number of rows and the first of them. A message is a sentence without a full stop: "`email` occurs
    /// more than once in `user`". One that ends in "is required and has no value", or says that a column "does not fit" its type, is about values
    /// that are about to be written: on MySQL and MariaDB it also stops where the server warns of what it would refuse to write.
    pub fn check(&mut self, message: impl Into<Cow<'static, str>>, sql: impl Into<Cow<'static, str>>) {
        self.push(Statement::Check { message: message.into().into_owned(), sql: sql.into().into_owned() });
    }

    /// SQLite's table rebuild: see [`Statement::Rebuild`].
    pub fn rebuild(&mut self, table: &str, columns: &[&str], sql: &[&str]) {
        let owned = |items: &[&str]| items.iter().map(|item| (*item).to_owned()).collect();
        self.push(Statement::Rebuild { table: table.to_owned(), columns: owned(columns), sql: owned(sql) });
    }

    /// New values for the rows of a table that is too large for one statement: in batches by its key, each a transaction of its own, with a pause
    /// between them. What a batch did stays; after a stop the next `up` goes on after the last one, so each row is changed once. It ends the
    /// transaction of what comes before it, and what comes after it begins another.
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use migrator::prelude::*;
    ///
    /// fn up(plan: &mut Plan) {
    ///     plan.sql(r#"ALTER TABLE "user" ADD COLUMN "slug" TEXT"#);
    ///     plan.backfill(
    ///         Backfill::of("user")
    ///             .set("slug", "lower(name)")
    ///             .filter("slug IS NULL")
    ///             .key(["id"])
    ///             .batch(5_000)
    ///             .pause(Duration::from_millis(50)),
    ///     );
    /// }
    /// # Migration::new("20251107090010", "slugs", up, |_| ());
    /// ```
    ///
    /// It goes through all rows once, in the order of the key, and on to those that come after its end meanwhile. A row that somebody adds before
    /// the place where it is, it does not see. So the running version of the program either gives it a value by itself, or a default does; a
    /// `NOT NULL` that follows refuses otherwise. On MySQL, the expression of a column sees the new values of those set before it, and a table whose
    /// engine has no transactions can see a batch twice.
    pub fn backfill(&mut self, backfill: Backfill) {
        self.steps.push(match &backfill.function {
            None => Recorded::Statement(backfill.into()),
            Some(path) => Recorded::Unsupported(format!("what `{path}` returns is to be recorded with `Plan::compute`")),
        });
    }

    /// New values for the rows of a table, each what a function in Rust returns for its row. It goes through the table as
    /// [`backfill`](Self::backfill) does, by its key and in batches, so each row is given to the function once, whatever becomes of the process;
    /// with [`Backfill::in_transaction`] all of it is in the transaction of what comes before and after.
    ///
    /// ```
    /// use migrator::prelude::*;
    ///
    /// #[derive(sqlx::FromRow)]
    /// struct User {
    ///     id: i64,
    ///     name: String,
    /// }
    ///
    /// fn slug_of(user: User) -> String {
    ///     format!("{}-{}", user.name.to_lowercase().replace(' ', "-"), user.id)
    /// }
    ///
    /// fn up(plan: &mut Plan) {
    ///     plan.sql(r#"ALTER TABLE "user" ADD COLUMN "slug" TEXT"#);
    ///     plan.compute::<Sqlite, _>(Backfill::of("user").batch(5_000), "slug", slug_of);
    /// }
    /// # Migration::new("20251107090010", "slugs", up, |_| ());
    /// ```
    ///
    /// The function takes a row by its `sqlx::FromRow`: all columns of the table are there, by name, as they are at this point. So it is a struct
    /// that is this migration's own, with the columns that it needs, and no entity, which changes. It returns a value of a type that sqlx
    /// writes, or a `Result` with one, whose error stops the migration and names the row. The name of the database stands before it; a migration
    /// for several looks at [`dialect`](Self::dialect) first. The rows of a batch are locked until it is committed. What
    /// [`Backfill::set`] says besides is SQL that sees the new value.
    ///
    /// A changed function is no changed migration: what is compared is the table, the column and the key.
    pub fn compute<DB: RowDatabase, M: 'static>(
        &mut self,
        backfill: Backfill,
        column: impl Into<String>,
        function: impl RowFunction<DB, M>,
    ) {
        let (column, name) = (column.into(), std::any::type_name_of_val(&function));
        self.steps.push(if DB::DIALECT == self.dialect {
            Recorded::Compute { backfill: Box::new(backfill.computed(column, name)), compute: DB::erase(function) }
        } else {
            Recorded::Unsupported(format!("the function for `{column}` takes a row of {}", DB::DIALECT))
        });
    }

    /// A statement of `sea-query`, written for the database at hand: for steps by hand that run on several. Any statement does except a
    /// query. What `sea-query` can't write for this database becomes an error when the migration is applied, not a panic.
    ///
    /// ```
    /// use migrator::prelude::*;
    /// use migrator::sea_query::{Expr, ExprTrait, Query};
    ///
    /// fn up(plan: &mut Plan) {
    ///     plan.statement(Query::update().table("user").value("role", "Member").and_where(Expr::col("role").is_null()));
    /// }
    /// # Migration::new("20251107090010", "set_role", up, |_| ());
    /// ```
    pub fn statement(&mut self, statement: &impl PlanStatement) {
        let step =
            statement::render(self.dialect, statement).map_or_else(Recorded::Unsupported, |sql| Recorded::Statement(Statement::Sql(sql)));
        self.steps.push(step);
    }

    /// A step in Rust, with the connection that the migration's transaction is on. The name stands for the function in the checksum and in
    /// the journal; to undo such a step, `down` needs a step with its own name.
    ///
    /// ```
    /// use migrator::prelude::*;
    /// use sqlx::{Row, SqliteConnection};
    ///
    /// async fn slugs(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    ///     for row in sqlx::query("SELECT id, title FROM post").fetch_all(&mut *connection).await? {
    ///         let slug = row.get::<String, _>("title").to_lowercase().replace(' ', "-");
    ///         sqlx::query("UPDATE post SET slug = ? WHERE id = ?").bind(slug).bind(row.get::<i64, _>("id")).execute(&mut *connection).await?;
    ///     }
    ///     Ok(())
    /// }
    ///
    /// fn up(plan: &mut Plan) {
    ///     plan.run("slugs", slugs);
    /// }
    /// # Migration::new("20251107090010", "slugs", up, |_| ());
    /// ```
    ///
    /// The function takes the connection of the database at hand, `&mut sqlx::SqliteConnection`, `&mut sqlx::PgConnection`
    /// or `&mut sqlx::MySqlConnection`, and returns
    /// `Result<(), E>`; an `async |connection: &mut SqliteConnection| …` closure does too. A migration for several databases looks at
    /// [`dialect`](Self::dialect) first: a step for another one is an error when the migration is applied. A step must not end the
    /// transaction; `connection.begin()` gives a savepoint within it.
    pub fn run<C: RunConnection>(&mut self, name: impl Into<Cow<'static, str>>, step: impl for<'c> RunStep<'c, C>) {
        let name = name.into().into_owned();
        self.steps.push(if C::DIALECT == self.dialect {
            Recorded::Run { name, run: C::erase(step) }
        } else {
            Recorded::Unsupported(format!("the step `{name}` takes a connection of {}", C::DIALECT))
        });
    }

    /// Says that what follows destroys something for good, and what: "`phone` of `user`". It does nothing by itself: in production a function that
    /// says so is refused, unless the program calls [`Migrator::allow_purges`](crate::Migrator::allow_purges).
    pub fn destroys(&mut self, what: impl Into<Cow<'static, str>>) {
        self.steps.push(Recorded::Destroys(what.into().into_owned()));
    }

    /// Says in `down` that the migration can't be undone, and why; `down` then refuses with this reason and changes nothing.
    pub fn irreversible(&mut self, why: impl Into<Cow<'static, str>>) {
        self.steps.push(Recorded::Irreversible(why.into().into_owned()));
    }

    /// Says that the migration has nothing for the [database](Self::dialect) at hand, which is an error when it is applied. This is what
    /// stands in a `match` for the databases that it was not written for.
    pub fn unsupported(&mut self) {
        self.steps.push(Recorded::Unsupported(format!("it has no SQL for {}", self.dialect.title())));
    }

    fn push(&mut self, statement: Statement) {
        self.steps.push(Recorded::Statement(statement));
    }
}

//! The recorder that a migration's functions write to.

use std::borrow::Cow;

use schema_core::Dialect;
use schema_core::dialect::Statement;

/// What a migration does, recorded statement by statement. Recording instead of executing is what makes dry runs, checksums and stored
/// reversals possible.
#[derive(Debug)]
pub struct Plan {
    dialect: Dialect,
    statements: Vec<Statement>,
}

impl Plan {
    /// The database that the statements are recorded for.
    #[must_use]
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// One SQL statement.
    pub fn sql(&mut self, sql: impl Into<Cow<'static, str>>) {
        self.statements.push(Statement::Sql(sql.into().into_owned()));
    }

    /// A query that must return no row, or the migration stops before anything has changed; its rows are what is in the way.
    pub fn check(&mut self, message: impl Into<Cow<'static, str>>, sql: impl Into<Cow<'static, str>>) {
        self.statements.push(Statement::Check { message: message.into().into_owned(), sql: sql.into().into_owned() });
    }

    /// SQLite's table rebuild: see [`Statement::Rebuild`].
    pub fn rebuild(&mut self, table: &str, columns: &[&str], sql: &[&str]) {
        let owned = |items: &[&str]| items.iter().map(|item| (*item).to_owned()).collect();
        self.statements.push(Statement::Rebuild { table: table.to_owned(), columns: owned(columns), sql: owned(sql) });
    }
}

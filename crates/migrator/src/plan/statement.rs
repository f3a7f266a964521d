//! Statements of `sea-query` in a migration.

use std::panic::{AssertUnwindSafe, catch_unwind};

use schema_core::Dialect;
use sea_query::{
    DeleteStatement, IndexCreateStatement, IndexDropStatement, InsertStatement, TableAlterStatement, TableCreateStatement,
    TableDropStatement, TableRenameStatement, UpdateStatement,
};

/// A statement of `sea-query` that changes a database.
pub trait PlanStatement: sealed::Sealed {
    /// Its SQL.
    #[doc(hidden)]
    fn sql(&self, dialect: Dialect) -> String;
}

mod sealed {
    pub trait Sealed {}
}

macro_rules! statements {
    ($($statement:ident),* $(,)?) => {$(
        impl sealed::Sealed for $statement {}

        impl PlanStatement for $statement {
            fn sql(&self, dialect: Dialect) -> String {
                match dialect {
                    #[cfg(feature = "sqlite")]
                    Dialect::Sqlite => self.to_string(sea_query::SqliteQueryBuilder),
                    #[cfg(feature = "postgres")]
                    Dialect::Postgres => self.to_string(sea_query::PostgresQueryBuilder),
                    #[cfg(feature = "mysql")]
                    Dialect::Mysql => self.to_string(sea_query::MysqlQueryBuilder),
                    #[allow(unreachable_patterns, reason = "which arms there are depends on the features")]
                    other => panic!("the feature `{other}` of migrator is off"),
                }
            }
        }
    )*};
}

statements!(
    DeleteStatement,
    IndexCreateStatement,
    IndexDropStatement,
    InsertStatement,
    TableAlterStatement,
    TableCreateStatement,
    TableDropStatement,
    TableRenameStatement,
    UpdateStatement,
);

/// The SQL of a statement; `sea-query` panics where a database lacks what is asked for, which becomes the reason here.
pub(super) fn render(dialect: Dialect, statement: &impl PlanStatement) -> Result<String, String> {
    catch_unwind(AssertUnwindSafe(|| statement.sql(dialect))).map_err(|panic| {
        let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned()).or_else(|| panic.downcast_ref::<String>().cloned());
        text.unwrap_or_else(|| format!("sea-query can't write it for {dialect}"))
    })
}

//! What the shared parts of planning need to know of SQLite.

use std::borrow::Cow;

use super::cast::cast;
use super::fits::accepts;
use super::quote;
use super::types::{collation, default_value, retired, sql_type};
use crate::dialect::checks::Rows;
use crate::dialect::grammar::{Attempt, Cast, Grammar};
use crate::dialect::{Dialect, Statement, enums, obstacle};
use crate::schema::{Column, DataType, Default, RetiredTable, Table};

/// SQLite.
pub(in crate::dialect) const GRAMMAR: Sqlite = Sqlite;

/// See [`GRAMMAR`].
pub(in crate::dialect) struct Sqlite;

impl Grammar for Sqlite {
    fn dialect(&self) -> Dialect {
        Dialect::Sqlite
    }

    fn table(&self, table: &Table) -> Table {
        let table = enums::lowered(Dialect::Sqlite, table);
        let aside = table.retired.iter().map(|other| retired(&other.name, &other.column));
        Table { columns: table.columns.iter().cloned().chain(aside).collect(), retired: Vec::new(), ..table }
    }

    fn retired_table(&self, retired: &RetiredTable) -> Table {
        let table = self.table(&retired.table);
        Table { name: retired.name.clone(), foreign_keys: Vec::new(), indexes: Vec::new(), ..table }
    }

    fn expression<'a>(&self, sql: &'a str) -> Cow<'a, str> {
        sql.into()
    }

    fn default_value(&self, default: &Default, data_type: &DataType) -> String {
        default_value(default, data_type)
    }

    fn cast(&self, before: &DataType, after: &DataType, column: &str) -> Option<Cast> {
        cast(before, after, column)
    }

    fn recast(&self, _before: &DataType, after: &DataType, column: &str) -> String {
        match sql_type(after, true) {
            stored @ ("INTEGER" | "REAL" | "TEXT" | "BLOB") => format!("CAST({column} AS {stored})"),
            _ => column.to_owned(),
        }
    }

    fn collation(&self, column: &Column) -> Cow<'static, str> {
        collation(column)
    }

    fn default_collation(&self) -> &'static str {
        "BINARY"
    }

    fn same(&self, left: &str, right: &str) -> String {
        format!("{left} IS {right}")
    }

    fn as_text(&self, value: &str) -> String {
        value.to_owned()
    }

    fn accepts(&self, value: &str, data_type: &DataType) -> Option<String> {
        accepts(value, data_type)
    }

    /// Nothing fails, but for what fails wherever it stands.
    fn attempt(&self, _table: &str, _value: &str, _data_type: &DataType) -> Option<Attempt> {
        None
    }

    fn restored(&self, value: String, _column: &Column) -> String {
        value
    }

    fn typed(&self, value: String, _data_type: &DataType) -> String {
        value
    }

    /// Values that a table which becomes `STRICT` refuses.
    fn further_check<'a>(&self, rows: &Rows<'a>, column: &'a Column) -> Result<Option<Statement>, String> {
        if rows.staged.options.strict || !rows.target.options.strict {
            return Ok(None);
        }
        let sql_type = sql_type(&column.data_type, true).to_ascii_uppercase();
        let allowed = match sql_type.as_str() {
            "INT" | "INTEGER" => "'integer', 'null'",
            "REAL" => "'real', 'integer', 'null'",
            "TEXT" => "'text', 'null'",
            "BLOB" => "'blob', 'null'",
            _ => return Ok(None),
        };
        let message = obstacle::unfit(&rows.target.name, &column.name, &format!("holds something else than {sql_type}"));
        let sql = rows.select(&[&column.name], &[], &format!("typeof({}) NOT IN ({allowed})", quote(&column.name)))?;
        Ok(Some(Statement::Check { message, sql }))
    }
}

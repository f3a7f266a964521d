//! What the shared parts of planning need to know of MySQL and MariaDB.

use std::borrow::Cow;

use super::cast::cast;
use super::fits::accepts;
use super::types::default_value;
use super::{lower, quote};
use crate::dialect::checks::Rows;
use crate::dialect::grammar::{Attempt, Cast, Grammar};
use crate::dialect::{Dialect, Statement, obstacle};
use crate::schema::{Column, DataType, Default, RetiredTable, Table};

/// MySQL and MariaDB.
pub(in crate::dialect) const GRAMMAR: Mysql = Mysql;

/// See [`GRAMMAR`].
pub(in crate::dialect) struct Mysql;

impl Grammar for Mysql {
    fn dialect(&self) -> Dialect {
        Dialect::Mysql
    }

    fn table(&self, table: &Table) -> Table {
        lower::table(table)
    }

    fn retired_table(&self, retired: &RetiredTable) -> Table {
        lower::retired_table(retired)
    }

    fn expression<'a>(&self, sql: &'a str) -> Cow<'a, str> {
        super::expression(sql).into()
    }

    fn default_value(&self, default: &Default, data_type: &DataType) -> String {
        default_value(default, data_type)
    }

    fn cast(&self, before: &DataType, after: &DataType, column: &str) -> Option<Cast> {
        cast(before, after, column)
    }

    /// What `MODIFY COLUMN` makes of them.
    fn recast(&self, _before: &DataType, _after: &DataType, column: &str) -> String {
        column.to_owned()
    }

    /// Only what can be written behind a text in the character set that sessions have.
    fn collation(&self, column: &Column) -> Cow<'static, str> {
        let utf8 = column.charset.as_deref() == Some(lower::CHARSET);
        column.collation.clone().filter(|_| utf8).unwrap_or_default().into()
    }

    fn default_collation(&self) -> &'static str {
        ""
    }

    fn same(&self, left: &str, right: &str) -> String {
        format!("{left} <=> {right}")
    }

    fn as_text(&self, value: &str) -> String {
        value.to_owned()
    }

    fn accepts(&self, value: &str, data_type: &DataType) -> Option<String> {
        accepts(value, data_type)
    }

    /// A query only warns, which the runtime looks at.
    fn attempt(&self, _table: &str, _value: &str, _data_type: &DataType) -> Option<Attempt> {
        None
    }

    fn restored(&self, value: String, _column: &Column) -> String {
        value
    }

    /// The server guesses, and what it stores in a column it converts.
    fn typed(&self, value: String, _data_type: &DataType) -> String {
        value
    }

    fn further_check<'a>(&self, rows: &Rows<'a>, column: &'a Column) -> Result<Option<Statement>, String> {
        let Some(before) = rows.origin(column) else { return Ok(None) };
        let name = quote(&column.name);
        let (why, condition) = if column.auto_increment && !before.auto_increment && before.data_type.is_integer() {
            ("is 0, which stands for the next number".to_owned(), format!("{name} = 0"))
        } else if let (Some(_), Some(charset)) = (&before.charset, column.charset.as_deref().filter(|_| before.charset != column.charset)) {
            let there_and_back = format!("CONVERT(CONVERT({name} USING {}) USING {})", super::word(charset), lower::CHARSET);
            let condition = format!("CAST({there_and_back} AS BINARY) <> CAST(CONVERT({name} USING {}) AS BINARY)", lower::CHARSET);
            (format!("has characters that {charset} lacks"), condition)
        } else {
            return Ok(None);
        };
        let sql = rows.select(&[&column.name], &[], &condition)?;
        Ok(Some(Statement::Check { message: obstacle::unfit(&rows.target.name, &column.name, &why), sql }))
    }
}

//! What the shared parts of planning need to know of PostgreSQL.

use std::borrow::Cow;

use super::cast::cast;
use super::fits::{accepts, attempt};
use super::types::{default_value, enum_of, loose_type, retired, retired_type, sql_type};
use crate::dialect::checks::Rows;
use crate::dialect::grammar::{Attempt, Cast, Grammar};
use crate::dialect::{Dialect, Statement, enums};
use crate::schema::{Check, Column, DataType, Default, RetiredTable, Table, TableOptions, expression};

/// PostgreSQL.
pub(in crate::dialect) const GRAMMAR: Postgres = Postgres;

/// See [`GRAMMAR`].
pub(in crate::dialect) struct Postgres;

impl Grammar for Postgres {
    fn dialect(&self) -> Dialect {
        Dialect::Postgres
    }

    fn table(&self, table: &Table) -> Table {
        let table = enums::lowered(Dialect::Postgres, table);
        let aside = table.retired.iter().map(|other| retired(&other.name, &other.column));
        Table { columns: table.columns.iter().cloned().chain(aside).collect(), retired: Vec::new(), ..table }
    }

    /// Names of constraints are a table's own, but those of indexes are not, and the primary key has one: it gets the usual name of the table
    /// that it is now.
    fn retired_table(&self, retired: &RetiredTable) -> Table {
        let table = self.table(&retired.table);
        let enums: Vec<&Column> = table.columns.iter().filter(|column| enum_of(&column.data_type).is_some()).collect();
        // A check means something else where an enum is text.
        let stands = |check: &&Check| enums.iter().all(|column| !expression::mentions(&check.expression, &column.name));
        let checks = table.checks.iter().filter(stands).cloned().collect();
        let column = |column: &Column| {
            let default = column.default.clone().filter(|_| enum_of(&column.data_type).is_none());
            Column { data_type: retired_type(&column.data_type), default, ..column.clone() }
        };
        Table {
            name: retired.name.clone(),
            columns: table.columns.iter().map(column).collect(),
            foreign_keys: Vec::new(),
            indexes: Vec::new(),
            checks,
            options: TableOptions { primary_key: None, ..table.options.clone() },
            ..table
        }
    }

    fn expression<'a>(&self, sql: &'a str) -> Cow<'a, str> {
        expression::with_quoted_tables(sql)
    }

    fn default_value(&self, default: &Default, data_type: &DataType) -> String {
        default_value(default, data_type)
    }

    fn cast(&self, before: &DataType, after: &DataType, column: &str) -> Option<Cast> {
        cast(before, after, column)
    }

    /// By way of text where the server has no cast of its own. What is no such value fails at the statement.
    fn recast(&self, before: &DataType, after: &DataType, column: &str) -> String {
        use DataType as T;
        let direct = match (before, after) {
            (T::Custom(_), _) | (_, T::Custom(_)) => true,
            (T::Date | T::DateTime | T::Instant | T::Time, T::Date | T::DateTime | T::Instant | T::Time) => {
                *before != T::Time && !(*before == T::Date && *after == T::Time)
            }
            (T::Float32 | T::Float64 | T::Decimal(_), _) => matches!(after, T::Decimal(_) | T::Float32 | T::Float64) || after.is_integer(),
            (T::Array(_), T::Array(_)) => enum_of(before).is_none() && enum_of(after).is_none(),
            (_, _) => false,
        };
        if direct || enum_of(after).is_some() {
            return format!("CAST({column} AS {})", loose_type(after));
        }
        format!("CAST(CAST({column} AS TEXT) AS {})", loose_type(after))
    }

    fn collation(&self, column: &Column) -> Cow<'static, str> {
        column.collation.clone().unwrap_or_default().into()
    }

    fn default_collation(&self) -> &'static str {
        ""
    }

    fn same(&self, left: &str, right: &str) -> String {
        format!("{left} IS NOT DISTINCT FROM {right}")
    }

    fn as_text(&self, value: &str) -> String {
        format!("CAST({value} AS TEXT)")
    }

    fn typed(&self, value: String, data_type: &DataType) -> String {
        let is_typed = value.starts_with("CAST(")
            && value.ends_with(&format!(" AS {})", loose_type(data_type)))
            && value.matches("CAST(").count() == 1;
        if is_typed { value } else { format!("CAST({value} AS {})", loose_type(data_type)) }
    }

    fn accepts(&self, value: &str, data_type: &DataType) -> Option<String> {
        accepts(value, data_type)
    }

    fn attempt(&self, table: &str, value: &str, data_type: &DataType) -> Option<Attempt> {
        attempt(table, value, data_type)
    }

    /// An enum is text while it is retired.
    fn restored(&self, value: String, column: &Column) -> String {
        let is_same = retired_type(&column.data_type) == column.data_type;
        if is_same { value } else { format!("CAST({value} AS {})", sql_type(&column.data_type)) }
    }

    fn further_check<'a>(&self, _rows: &Rows<'a>, _column: &'a Column) -> Result<Option<Statement>, String> {
        Ok(None)
    }
}

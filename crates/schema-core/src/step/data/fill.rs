//! Rows that have no value in a column get one.

use std::fmt;

use super::aside::plain;
use crate::Schema;
use crate::schema::{Column, Default, RetiredColumn};

/// Where the value of a row comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowValue {
    /// An SQL expression over the table's columns.
    Sql(String),
    /// What a function of the program returns for the row, by its path.
    Function(String),
}

/// What rows get that have no value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filling {
    /// The value.
    pub value: RowValue,
    /// The most rows in a batch, which is a transaction of its own; all in one where there is none.
    pub batch: Option<u32>,
}

/// Rows that have no value in a column get one, in the order of their primary key or in one statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FillRows {
    /// The table's name.
    pub table: String,
    /// The column that is filled.
    pub column: String,
    /// What they get.
    pub filling: Filling,
    /// The retired column that tells which rows had none, by the value that they got; empty for a column that is new, and where nothing is kept.
    pub retired: String,
    /// Whether the column was there before the migration, with rows that had no value.
    pub was_there: bool,
    /// Whether every row has to have a value. Where not, one that has none after a `down` has none on purpose.
    pub required: bool,
    /// The default that the column has once it is required.
    pub default: Option<Default>,
    /// Which of the functions of a migration it is in.
    pub turn: Turn,
}

/// A function of a migration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// `up`.
    Up,
    /// `down`: rows that had no value have none again, and what they have instead is kept.
    Down,
    /// `up` after a `down`: they have that again.
    Again,
}

impl Filling {
    /// The value of an SQL expression, in one statement.
    #[must_use]
    pub fn sql(sql: impl Into<String>) -> Self {
        Self { value: RowValue::Sql(sql.into()), batch: None }
    }

    /// The SQL, if it is that.
    #[must_use]
    pub fn as_sql(&self) -> Option<&str> {
        match &self.value {
            RowValue::Sql(sql) => Some(sql),
            RowValue::Function(_) => None,
        }
    }

    /// The same with its SQL in other words.
    #[must_use]
    pub fn map_sql(&self, map: impl FnOnce(&str) -> String) -> Self {
        let value = match &self.value {
            RowValue::Sql(sql) => RowValue::Sql(map(sql)),
            RowValue::Function(path) => RowValue::Function(path.clone()),
        };
        Self { value, batch: self.batch }
    }

    /// Whether it goes through the rows by their key, and not in one statement.
    #[must_use]
    pub const fn goes_by_key(&self) -> bool {
        matches!(self.value, RowValue::Function(_)) || self.batch.is_some()
    }
}

impl FillRows {
    /// What is lost for good, in words: which rows were empty, where that is not kept.
    pub(super) fn destroys(&self) -> Option<String> {
        let loses = self.was_there && self.retired.is_empty() && self.turn != Turn::Down;
        loses.then(|| format!("which rows of `{}` had no `{}`", self.table, self.column))
    }

    /// Lists the retired column; it stays listed when the rows have no value again, for what they had.
    pub(super) fn apply(&self, schema: &mut Schema) -> Result<(), String> {
        let missing = || format!("there is no `{}` in `{}`", self.column, self.table);
        let table = schema.tables.iter_mut().find(|table| table.name == self.table).ok_or_else(missing)?;
        let column = table.column(&self.column).ok_or_else(missing)?;
        if self.retired.is_empty() {
            return Ok(());
        }
        let is_there = table.retired.iter().any(|retired| retired.name == self.retired);
        match (self.turn, is_there) {
            (Turn::Up, true) => Err(format!("`{}` is there already", self.retired)),
            (Turn::Down | Turn::Again, false) => Err(format!("there is no `{}`", self.retired)),
            (Turn::Down | Turn::Again, true) => Ok(()),
            (Turn::Up, false) => {
                let column = Column { nullable: true, ..plain(column) };
                table.retired.push(RetiredColumn { name: self.retired.clone(), column });
                Ok(())
            }
        }
    }

    pub(super) fn invert(self) -> Self {
        let turn = match self.turn {
            Turn::Up | Turn::Again => Turn::Down,
            Turn::Down => Turn::Again,
        };
        Self { turn, ..self }
    }

    pub(super) fn again(self) -> Self {
        Self { turn: Turn::Again, ..self }
    }
}

impl fmt::Display for FillRows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { table, column, retired, turn, .. } = self;
        match turn {
            Turn::Up | Turn::Again => write!(f, "backfill `{column}` of `{table}`"),
            Turn::Down if retired.is_empty() => write!(f, "leave `{column}` of `{table}` filled"),
            Turn::Down => write!(f, "empty `{column}` of `{table}` where it was"),
        }
    }
}

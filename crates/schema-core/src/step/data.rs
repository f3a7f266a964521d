//! Steps that move rows: what is done with the rows of a table between two changes of the schema.
//!
//! Such a step is a barrier. The steps before it are all done when it runs, those after it come later, so it sees the tables as
//! they are at that point, and whatever it reads is written in the names of that point.

mod aside;
mod copy;

use std::fmt;

use crate::Schema;

pub use aside::{Aside, Existing, Key};
pub use copy::{CopyRows, Target, Way};

/// What moves rows, and changes no more of the schema than what it keeps aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Data {
    /// Rows that have no value in a column get one. Undoing it does nothing: the column goes, or holds NULL again where it may.
    Backfill {
        /// The table's name.
        table: String,
        /// The column that is filled.
        column: String,
        /// The value, as an SQL expression over the table's columns.
        sql: String,
        /// The most rows in a batch, which is a transaction of its own; one statement where there is none.
        batch: Option<u32>,
        /// Whether it is undone, and so does nothing.
        undone: bool,
    },
    /// Rows that a query finds are written into a table.
    Copy(CopyRows),
    /// Rows that are in the way of a key are kept aside.
    Aside(Aside),
}

impl Data {
    /// The table whose rows it is about, by the name that it has at that point.
    #[must_use]
    pub fn table(&self) -> &str {
        match self {
            Self::Backfill { table, .. } => table,
            Self::Copy(copy) => &copy.table,
            Self::Aside(aside) => &aside.table,
        }
    }

    /// Changes what the schema keeps aside.
    pub(super) fn apply(&self, schema: &mut Schema) -> Result<(), String> {
        match self {
            Self::Backfill { table, column, .. } => {
                let found = schema.table(table).and_then(|table| table.column(column));
                found.map(|_| ()).ok_or_else(|| format!("there is no `{column}` in `{table}`"))
            }
            Self::Copy(copy) => copy.apply(schema),
            Self::Aside(aside) => aside.apply(schema),
        }
    }

    /// What undoes it.
    pub(super) fn invert(self) -> Self {
        match self {
            Self::Backfill { table, column, sql, batch, undone } => Self::Backfill { table, column, sql, batch, undone: !undone },
            Self::Copy(copy) => Self::Copy(copy.invert()),
            Self::Aside(aside) => Self::Aside(aside.invert()),
        }
    }

    /// What does it once more after it was undone.
    pub(super) fn again(self) -> Self {
        match self {
            // What came back has its values; only rows from meanwhile have none.
            Self::Backfill { .. } => self,
            Self::Copy(copy) => Self::Copy(copy.again()),
            Self::Aside(aside) => Self::Aside(aside.again()),
        }
    }

    /// What is lost for good, in words.
    pub(super) fn destroys(&self) -> Option<String> {
        match self {
            Self::Backfill { .. } => None,
            Self::Copy(copy) => copy.destroys(),
            Self::Aside(aside) => aside.destroys(),
        }
    }

    /// A few words joined by `_`, for the name of a migration.
    pub(super) fn slug(&self) -> String {
        match self {
            Self::Backfill { table, column, .. } => format!("backfill_{column}_of_{table}"),
            Self::Copy(copy) => copy.slug(),
            Self::Aside(aside) => format!("keep_rows_of_{}_aside", aside.table),
        }
    }
}

impl fmt::Display for Data {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Backfill { table, column, undone: false, .. } => write!(f, "backfill `{column}` of `{table}`"),
            Self::Backfill { table, column, undone: true, .. } => write!(f, "leave `{column}` of `{table}` filled"),
            Self::Copy(copy) => copy.fmt(f),
            Self::Aside(aside) => aside.fmt(f),
        }
    }
}

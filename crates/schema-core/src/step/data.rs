//! Steps that move rows: what is done with the rows of a table between two changes of the schema.
//!
//! Such a step is a barrier. The steps before it are all done when it runs, those after it come later, so it sees the tables as
//! they are at that point, and whatever it reads is written in the names of that point.

mod aside;
mod copy;
mod fill;

use std::fmt;

use crate::Schema;

pub use aside::{Aside, Existing, Key};
pub use copy::{CopyRows, Target, Way};
pub use fill::{FillRows, Filling, RowValue, Turn};

/// What moves rows, and changes no more of the schema than what it keeps aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Data {
    /// Rows that have no value in a column get one.
    Fill(FillRows),
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
            Self::Fill(fill) => &fill.table,
            Self::Copy(copy) => &copy.table,
            Self::Aside(aside) => &aside.table,
        }
    }

    /// Changes what the schema keeps aside.
    pub(super) fn apply(&self, schema: &mut Schema) -> Result<(), String> {
        match self {
            Self::Fill(fill) => fill.apply(schema),
            Self::Copy(copy) => copy.apply(schema),
            Self::Aside(aside) => aside.apply(schema),
        }
    }

    /// What undoes it.
    pub(super) fn invert(self) -> Self {
        match self {
            Self::Fill(fill) => Self::Fill(fill.invert()),
            Self::Copy(copy) => Self::Copy(copy.invert()),
            Self::Aside(aside) => Self::Aside(aside.invert()),
        }
    }

    /// What does it once more after it was undone.
    pub(super) fn again(self) -> Self {
        match self {
            Self::Fill(fill) => Self::Fill(fill.again()),
            Self::Copy(copy) => Self::Copy(copy.again()),
            Self::Aside(aside) => Self::Aside(aside.again()),
        }
    }

    /// What is lost for good, in words.
    pub(super) fn destroys(&self) -> Option<String> {
        match self {
            Self::Fill(fill) => fill.destroys(),
            Self::Copy(copy) => copy.destroys(),
            Self::Aside(aside) => aside.destroys(),
        }
    }

    /// A few words joined by `_`, for the name of a migration.
    pub(super) fn slug(&self) -> String {
        match self {
            Self::Fill(fill) => format!("backfill_{}_of_{}", fill.column, fill.table),
            Self::Copy(copy) => copy.slug(),
            Self::Aside(aside) => format!("keep_rows_of_{}_aside", aside.table),
        }
    }
}

impl fmt::Display for Data {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fill(fill) => fill.fmt(f),
            Self::Copy(copy) => copy.fmt(f),
            Self::Aside(aside) => aside.fmt(f),
        }
    }
}

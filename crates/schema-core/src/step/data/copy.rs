//! Rows that a query finds are written into another table.

use std::fmt;

use crate::Schema;
use crate::schema::expression::select;
use crate::schema::{RetiredTable, Table};

/// Rows that are copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyRows {
    /// The table that gets them.
    pub table: String,
    /// The columns that the query gives, by name.
    pub columns: Vec<String>,
    /// The query, as the user wrote it, over the tables as they are at that point.
    pub sql: String,
    /// Where it is done.
    pub into: Target,
    /// Whether what was written into the rows is kept while the copy is undone; else it is lost.
    pub keeps: bool,
    /// Which way it goes.
    pub way: Way,
}

/// What kind of table gets the rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// One that the same migration creates: undoing that takes the rows along.
    New {
        /// Whether no rows are copied into it before these.
        empty: bool,
    },
    /// One that is there. Undoing takes the rows out again, by the primary key, which the query gives.
    Existing {
        /// The table that they are kept in then.
        retired: String,
    },
}

/// Which way a copy goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// All rows that the query finds are written.
    Once,
    /// It is undone.
    Back,
    /// It is done after it was undone: what was kept comes back, and with it what the query finds whose key is not there.
    Again,
}

impl CopyRows {
    pub(super) fn apply(&self, schema: &mut Schema) -> Result<(), String> {
        let table = schema.table(&self.table).ok_or_else(|| format!("there is no table `{}`", self.table))?;
        if let Some(name) = self.columns.iter().find(|name| table.column(name).is_none()) {
            return Err(format!("there is no `{name}` in `{}`", self.table));
        }
        let Target::Existing { retired } = &self.into else { return Ok(()) };
        match self.way {
            Way::Back if self.keeps => {
                schema.retired.push(RetiredTable { name: retired.clone(), table: aside(table), rows: true });
            }
            Way::Again => schema.retired.retain(|table| table.name != *retired),
            Way::Once | Way::Back => {}
        }
        Ok(())
    }

    pub(super) fn invert(self) -> Self {
        let way = match self.way {
            Way::Once | Way::Again => Way::Back,
            Way::Back if self.keeps => Way::Again,
            Way::Back => Way::Once,
        };
        Self { way, ..self }
    }

    pub(super) fn again(self) -> Self {
        let way = if self.way == Way::Once && self.keeps { Way::Again } else { self.way };
        Self { way, ..self }
    }

    /// Whether the same migration creates the table.
    #[must_use]
    pub const fn is_into_new(&self) -> bool {
        matches!(self.into, Target::New { .. })
    }

    /// What is lost for good, in words.
    pub(crate) fn destroys(&self) -> Option<String> {
        let loses = self.way == Way::Back && !self.keeps && !self.is_into_new();
        loses.then(|| format!("rows of `{}` that were copied", self.table))
    }

    pub(super) fn slug(&self) -> String {
        format!("copy_into_{}", self.table)
    }

    /// The tables that the query reads, in words.
    fn sources(&self) -> String {
        let tables = select(&self.sql).map(|select| select.tables).unwrap_or_default();
        tables.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
    }
}

/// What rows of a table are kept in: its columns, and nothing that could get in the way.
fn aside(table: &Table) -> Table {
    let mut columns: Vec<_> = table.columns.iter().filter(|column| column.generated.is_none()).cloned().collect();
    for column in &mut columns {
        (column.nullable, column.default, column.auto_increment, column.on_update_now) = (true, None, false, false);
    }
    Table { name: table.name.clone(), columns, ..Table::default() }
}

impl fmt::Display for CopyRows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (table, sources) = (&self.table, self.sources());
        match (self.way, &self.into) {
            (Way::Once, _) => write!(f, "copy rows from {sources} into `{table}`"),
            (Way::Again, _) => write!(f, "copy rows from {sources} into `{table}` again"),
            (Way::Back, Target::New { .. }) => write!(f, "leave the rows in `{table}`"),
            (Way::Back, Target::Existing { .. }) => write!(f, "take the rows from {sources} out of `{table}`"),
        }
    }
}

//! What rows can have that is in a change's way: the words of each check, and from the words what it is.

use crate::schema::{Column, IndexKey, Table};
use crate::step::{Aside, Existing, Key};

/// What is in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Obstacle {
    /// A column is required, and rows have no value.
    Missing,
    /// Rows have the same unique key.
    Repeated,
    /// Rows refer to nothing.
    Orphaned,
    /// Rows fail a check.
    Refused,
    /// Values do not fit.
    Unfit,
}

/// Rows of `table` have no value in `column`.
pub(super) fn missing(table: &str, column: &str) -> String {
    format!("`{column}` of `{table}`{MISSING}")
}

/// Rows of `table` have the same values in `columns`.
pub(super) fn repeated(table: &str, columns: &[&str]) -> String {
    format!("{} {}{REPEATED}`{table}`", list(columns), if columns.len() > 1 { "occur together" } else { "occurs" })
}

/// Rows of `table` refer by `columns` to what `target` does not have.
pub(super) fn orphaned(table: &str, columns: &[&str], target: &str) -> String {
    format!("{} of `{table}`{ORPHANED}`{target}` does not have", list(columns))
}

/// Rows of `table` fail a check.
pub(super) fn refused(table: &str, check: &str) -> String {
    format!("rows of `{table}`{REFUSED}`{check}`")
}

/// Values of a column do not fit, and why, as the end of a sentence.
pub(super) fn unfit(table: &str, column: &str, why: &str) -> String {
    format!("`{column}` of `{table}` {why}")
}

/// Values that an expression gives are none of the column's type.
pub(super) fn too_large(table: &str, column: &Column) -> String {
    unfit(table, &column.name, &format!("does not fit {}", column.data_type))
}

/// Whether what a check with this message asks includes what expressions give. Then whatever the database would refuse to write is in the way,
/// also where a query only warns.
#[must_use]
pub fn is_about_values(message: &str) -> bool {
    message.ends_with(MISSING) || message.contains("` does not fit ")
}

/// What checks say of the rows that are kept aside.
pub(crate) fn of_aside(aside: &Aside) -> Vec<String> {
    match (&aside.key, &aside.existing) {
        (Key::Primary { columns, .. }, Existing::Delete) => columns.iter().map(|column| missing(&aside.table, column)).collect(),
        (key, _) => vec![of_key(&aside.table, key)],
    }
}

/// What a check says of the rows of `table` that are in the way of `key`.
fn of_key(table: &str, key: &Key) -> String {
    match key {
        Key::Primary { columns, .. } => repeated(table, &columns.iter().map(String::as_str).collect::<Vec<_>>()),
        Key::Unique(index) => {
            let parts = index.parts.iter().map(|part| match &part.key {
                IndexKey::Column(name) | IndexKey::Expression(name) => name.as_str(),
            });
            repeated(table, &parts.collect::<Vec<_>>())
        }
        Key::ForeignKey(key) => orphaned(table, &key.columns.iter().map(String::as_str).collect::<Vec<_>>(), &key.target),
        Key::Check(check) => refused(table, &check.name),
    }
}

const MISSING: &str = " is required and has no value";
const REPEATED: &str = " more than once in ";
const ORPHANED: &str = " refers to rows that ";
const REFUSED: &str = " fail the check ";

fn list(columns: &[&str]) -> String {
    columns.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

impl Obstacle {
    /// What a check with this message asks about the rows of `table`, and its column, where it is about one; `None` when it is about another
    /// table.
    pub(crate) fn of(message: &str, table: &Table) -> Option<(Self, Option<String>)> {
        let name = &table.name;
        if message.starts_with(&format!("rows of `{name}`{REFUSED}")) {
            return Some((Self::Refused, None));
        }
        if message.ends_with(&format!("{REPEATED}`{name}`")) {
            return Some((Self::Repeated, None));
        }
        if message.contains(&format!(" of `{name}`{ORPHANED}")) {
            return Some((Self::Orphaned, None));
        }
        let column = table.columns.iter().find(|column| message.starts_with(&format!("`{}` of `{name}` ", column.name)))?;
        let kind = if message == missing(name, &column.name) { Self::Missing } else { Self::Unfit };
        Some((kind, Some(column.name.clone())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Column, DataType};

    #[test]
    fn what_is_said_is_understood() {
        let table = |name: &str| Table {
            name: name.to_owned(),
            columns: vec![Column::new("a", DataType::Int32), Column::new("b", DataType::Int32)],
            ..Table::default()
        };
        let (own, other) = (table("user"), table("team"));
        let column = |name: &str| Some(name.to_owned());
        for (message, expected) in [
            (missing("user", "a"), (Obstacle::Missing, column("a"))),
            (repeated("user", &["a", "b"]), (Obstacle::Repeated, None)),
            (repeated("user", &["lower(a)"]), (Obstacle::Repeated, None)),
            (orphaned("user", &["a", "b"], "team"), (Obstacle::Orphaned, None)),
            (refused("user", "user_check"), (Obstacle::Refused, None)),
            (unfit("user", "b", "does not fit int16"), (Obstacle::Unfit, column("b"))),
        ] {
            assert_eq!(Obstacle::of(&message, &own), Some(expected), "{message}");
            assert_eq!(Obstacle::of(&message, &other), None, "{message}");
        }
    }
}

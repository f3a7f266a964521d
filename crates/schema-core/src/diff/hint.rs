//! Hints that were followed before.

use super::{ColumnIntent, Intent, TableIntent};
use crate::schema::{Column, Schema, Table};

/// A `renamed_from` of an entity.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hint {
    /// The table by its present name.
    pub table: String,
    /// The column by its present name; `None` where the table itself is renamed.
    pub column: Option<String>,
    /// The text of the variant at present; `None` where the column or the table is renamed.
    pub variant: Option<String>,
    /// The name before.
    pub from: String,
}

impl Intent {
    /// Denies every rename on the way to `after`: what is not there before is new.
    #[must_use]
    pub fn no_renames(after: &Schema) -> Self {
        let column = |column: &Column| (column.name.clone(), ColumnIntent { new: true, ..ColumnIntent::default() });
        let table = |table: &Table| {
            let columns = table.columns.iter().map(column).collect();
            (table.name.clone(), TableIntent { new: true, columns, ..TableIntent::default() })
        };
        Self { tables: after.tables.iter().map(table).collect(), ..Self::default() }
    }

    /// All rename hints, in the order of the names.
    #[must_use]
    pub fn hints(&self) -> Vec<Hint> {
        let mut hints = Vec::new();
        for (table, intent) in &self.tables {
            let mut push = |column: Option<&String>, variant: Option<&String>, renamed_from: &[String]| {
                hints.extend(renamed_from.iter().map(|from| Hint {
                    table: table.clone(),
                    column: column.cloned(),
                    variant: variant.cloned(),
                    from: from.clone(),
                }));
            };
            push(None, None, &intent.renamed_from);
            for (name, column) in &intent.columns {
                push(Some(name), None, &column.renamed_from);
                column.variants.iter().for_each(|(text, variant)| push(Some(name), Some(text), &variant.renamed_from));
            }
        }
        hints
    }
}

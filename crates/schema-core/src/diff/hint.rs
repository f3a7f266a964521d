//! Hints that were followed before.

use super::Intent;

/// A `renamed_from` of an entity.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hint {
    /// The table by its present name.
    pub table: String,
    /// The column by its present name; `None` where the table itself is renamed.
    pub column: Option<String>,
    /// The name before.
    pub from: String,
}

impl Intent {
    /// All rename hints, in the order of the names.
    #[must_use]
    pub fn hints(&self) -> Vec<Hint> {
        let mut hints = Vec::new();
        for (table, intent) in &self.tables {
            let mut push = |column: Option<&String>, renamed_from: &[String]| {
                hints.extend(renamed_from.iter().map(|from| Hint { table: table.clone(), column: column.cloned(), from: from.clone() }));
            };
            push(None, &intent.renamed_from);
            intent.columns.iter().for_each(|(name, column)| push(Some(name), &column.renamed_from));
        }
        hints
    }
}

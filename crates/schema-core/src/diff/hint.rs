//! Hints that were followed before.

use std::borrow::Cow;

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

    /// The intent without rename hints that were followed before. It matters where names are traded (`a` for `b` and `b` for `a`): there
    /// nothing but the memory of it tells whether it has happened.
    #[must_use]
    pub fn without(&self, followed: &[Hint]) -> Cow<'_, Self> {
        let mut intent = Cow::Borrowed(self);
        for hint in followed.iter().filter(|hint| self.tables.contains_key(&hint.table)) {
            let Some(table) = intent.to_mut().tables.get_mut(&hint.table) else { continue };
            let renamed_from = match &hint.column {
                None => Some(&mut table.renamed_from),
                Some(column) => table.columns.get_mut(column).map(|column| &mut column.renamed_from),
            };
            if let Some(names) = renamed_from {
                names.retain(|name| *name != hint.from);
            }
        }
        intent
    }
}

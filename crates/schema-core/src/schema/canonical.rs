//! Equality that does not depend on declared order.

use super::{Schema, Table};

impl Schema {
    /// The schema with everything sorted whose order means nothing: tables, columns, indexes, keys, checks. Key columns and enum
    /// variants keep theirs.
    #[must_use]
    pub fn canonical(&self) -> Self {
        let mut schema = self.clone();
        schema.tables.iter_mut().for_each(Table::sort);
        schema.tables.sort_by(|a, b| a.name.cmp(&b.name));
        schema.retired.iter_mut().for_each(|retired| retired.table.sort());
        schema.retired.sort_by(|a, b| a.name.cmp(&b.name));
        schema
    }

    /// Whether the two describe the same database, whatever order they list it in.
    #[must_use]
    pub fn same_as(&self, other: &Self) -> bool {
        self == other || self.canonical() == other.canonical()
    }
}

impl Table {
    fn sort(&mut self) {
        self.columns.sort_by(|a, b| a.name.cmp(&b.name));
        self.indexes.sort_by(|a, b| a.name.cmp(&b.name));
        self.foreign_keys.sort_by(|a, b| a.name.cmp(&b.name));
        self.checks.sort_by(|a, b| a.name.cmp(&b.name));
        self.retired.sort_by(|a, b| a.name.cmp(&b.name));
    }
}

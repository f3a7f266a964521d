//! Which foreign keys leave before the tables change, and which come afterwards.

use super::alter::{Alteration, alter_table};
use super::quote;
use super::table::foreign_key_clause;
use crate::dialect::change::Change;
use crate::schema::{ForeignKey, Schema, Table};

/// The foreign keys of all tables on their way.
pub(super) struct Keys<'a> {
    /// The tables that are there and stay.
    pub alterations: &'a [Alteration<'a>],
}

impl Keys<'_> {
    /// Drops the keys that leave or that are in the way of a change on either side, and those of tables that go.
    pub(super) fn leaving(&self, change: &Change, staged: &Schema) -> Vec<String> {
        let drop = |table: &Table, keys: Vec<&ForeignKey>| {
            let actions: Vec<String> = keys.iter().map(|key| format!("DROP FOREIGN KEY {}", quote(&key.name))).collect();
            alter_table(&table.name, &actions)
        };
        let altered = self
            .alterations
            .iter()
            .filter_map(|one| drop(one.staged, one.staged.foreign_keys.iter().filter(|key| !self.stays(one, key)).collect()));
        let gone = staged.tables.iter().filter(|table| change.dropped.contains(&table.name));
        let gone = gone.filter_map(|table| drop(table, table.foreign_keys.iter().filter(|key| key.target != table.name).collect()));
        altered.chain(gone).collect()
    }

    /// Adds the keys that come, and those that were in the way.
    pub(super) fn arriving(&self, created: &[(&Table, Vec<&ForeignKey>)]) -> Vec<String> {
        let add = |table: &Table, keys: Vec<&ForeignKey>| {
            let actions: Vec<String> = keys.iter().map(|key| format!("ADD {}", foreign_key_clause(key))).collect();
            alter_table(&table.name, &actions)
        };
        let altered = self.alterations.iter().filter_map(|one| {
            let kept = |key: &&ForeignKey| one.staged.foreign_keys.contains(key) && self.stays(one, key);
            add(one.target, one.target.foreign_keys.iter().filter(|key| !kept(key)).collect())
        });
        let new = created
            .iter()
            .filter_map(|(table, inline)| add(table, table.foreign_keys.iter().filter(|key| !inline.contains(key)).collect()));
        new.chain(altered).collect()
    }

    fn stays(&self, one: &Alteration<'_>, key: &ForeignKey) -> bool {
        let other = self.alterations.iter().find(|other| other.target.name == key.target);
        one.target.foreign_keys.contains(key)
            && one.keeps_keys(&key.columns)
            && other.is_none_or(|other| other.keeps_keys(&key.target_columns))
    }
}

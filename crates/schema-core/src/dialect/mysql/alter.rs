//! The change of one table that is there, in one statement, or in three where values are computed.

use super::lower::index_covers;
use super::moves::{Carrier, Move};
use super::table::{character_set, check_clause, definition, drop_default, first_number, index_clause, primary_key};
use super::{literal, quote, word};
use crate::schema::{Column, Index, IndexPart, Numbering, Table, TableOptions};

/// What becomes of a table that is there.
pub(super) struct Alteration<'a> {
    /// The table with the early renames done.
    pub staged: &'a Table,
    /// The table before the late ones.
    pub target: &'a Table,
    /// Its columns.
    pub moves: Vec<Move<'a>>,
}

/// The column that numbers rows for a moment.
const NUMBERS: &str = "_migrator_number";

impl Alteration<'_> {
    /// The statements; empty when nothing changes but names.
    pub(super) fn statements(&self) -> Vec<String> {
        let (prepare, finish) = (self.prepare(), self.finish());
        let first = alter_table(&self.target.name, &prepare);
        let last = alter_table(&self.target.name, &finish).into_iter().chain(alter_table(&self.target.name, &self.made_up_defaults()));
        first.into_iter().chain(self.update()).chain(self.number_rows()).chain(last).collect()
    }

    /// The columns that values are computed into.
    fn prepare(&self) -> Vec<String> {
        let added = self.moves.iter().filter(|one| one.is_prepared()).map(|one| {
            let definition = definition(&prepared(one.column), Some(&self.staged.options));
            format!("ADD COLUMN {} {definition}", quote(one.carrier_name()))
        });
        let number =
            self.restored_numbers().map(|_| format!("ADD COLUMN {} BIGINT UNSIGNED NOT NULL AUTO_INCREMENT UNIQUE", quote(NUMBERS)));
        added.chain(number).collect()
    }

    /// New columns first: what they are computed from may be written too.
    fn update(&self) -> Option<String> {
        let assign = |one: &Move<'_>| Some(format!("{} = {}", quote(one.carrier_name()), one.value.as_ref()?));
        let (there, new): (Vec<&Move<'_>>, Vec<&Move<'_>>) = self.moves.iter().partition(|one| one.there().is_some());
        let mut assigned: Vec<String> = new.into_iter().chain(there).filter_map(assign).collect();
        if assigned.is_empty() {
            return None;
        }
        assigned.extend(self.untouched_times());
        let list = if assigned.len() == 1 { assigned.concat() } else { format!("\n    {}", assigned.join(",\n    ")) };
        Some(format!("UPDATE {} SET {}", quote(&self.target.name), list).replace("SET \n", "SET\n"))
    }

    /// Columns that every update would set to the current time.
    fn untouched_times(&self) -> impl Iterator<Item = String> {
        let written = |column: &&Column| !self.moves.iter().any(|one| one.value.is_some() && one.carrier_name() == column.name);
        let times = self.staged.columns.iter().filter(|column| column.on_update_now).filter(written);
        times.map(|column| format!("{0} = {0}", quote(&column.name)))
    }

    /// The column that numbers rows and comes back from where it was put aside, with rows that have no number.
    fn restored_numbers(&self) -> Option<&Move<'_>> {
        self.moves.iter().find(|one| one.column.auto_increment && one.there().is_some_and(|column| column.nullable))
    }

    /// Numbers the rows that have no number, behind those that have one.
    fn number_rows(&self) -> Option<String> {
        let (table, number) = (quote(&self.target.name), quote(self.restored_numbers()?.carrier_name()));
        let times: Vec<String> = self.untouched_times().map(|assigned| format!(", {assigned}")).collect();
        Some(format!(
            "UPDATE {table} CROSS JOIN (SELECT COALESCE(MAX({number}), 0) AS `last` FROM {table}) AS `numbers`\n\
             SET {number} = `last` + {}{}\nWHERE {number} IS NULL",
            quote(NUMBERS),
            times.concat()
        ))
    }

    /// Everything else.
    fn finish(&self) -> Vec<String> {
        let mut actions = self.leaving_parts();
        actions.extend(self.restored_numbers().map(|_| format!("DROP COLUMN {}", quote(NUMBERS))));
        actions.extend(self.gone().map(|column| format!("DROP COLUMN {}", quote(&column.name))));
        actions.extend(self.moves.iter().filter_map(|one| self.column(one)));
        let key = &self.target.primary_key;
        if !key.is_empty() && !self.keeps_primary_key() {
            actions.push(format!("ADD {}", primary_key(key)));
        }
        let checks = self.target.checks.iter().filter(|check| !self.staged.checks.contains(check) || !self.is_steady(&check.expression));
        actions.extend(checks.map(|check| format!("ADD {}", check_clause(check))));
        actions.extend(self.arriving_indexes());
        actions.extend(options(self.staged, self.target));
        actions
    }

    /// What takes back the defaults that were not asked for.
    fn made_up_defaults(&self) -> Vec<String> {
        let written = self.moves.iter().filter(|one| self.column(one).is_some_and(|action| !action.starts_with("RENAME ")));
        written.filter_map(|one| drop_default(&Column { name: one.name.clone(), ..one.column.clone() })).collect()
    }

    fn leaving_parts(&self) -> Vec<String> {
        let left = self.staged.indexes.iter().filter(|index| self.becomes(index).is_none());
        let mut actions: Vec<String> = left.map(|index| format!("DROP INDEX {}", quote(&index.name))).collect();
        let checks = self.staged.checks.iter().filter(|check| !self.target.checks.contains(check) || !self.is_steady(&check.expression));
        actions.extend(checks.map(|check| format!("DROP CONSTRAINT {}", quote(&check.name))));
        if !self.staged.primary_key.is_empty() && !self.keeps_primary_key() {
            actions.push("DROP PRIMARY KEY".to_owned());
        }
        actions
    }

    /// The columns that nothing carries on.
    fn gone(&self) -> impl Iterator<Item = &Column> {
        let carried = |column: &&Column| self.moves.iter().any(|one| one.there().is_some_and(|there| there.name == column.name));
        self.staged.columns.iter().filter(move |column| !carried(column))
    }

    /// What brings a column to its name and form.
    fn column(&self, one: &Move<'_>) -> Option<String> {
        let same_table = |options: &TableOptions| (options.charset.clone(), options.collation.clone());
        let options = Some(&self.target.options).filter(|options| same_table(options) == same_table(&self.staged.options));
        let (from, to) = (quote(one.carrier_name()), quote(&one.name));
        let after = definition(one.column, options);
        let before = match &one.carrier {
            Carrier::There(column) => definition(column, None),
            Carrier::New(_) if one.is_prepared() => definition(&prepared(one.column), None),
            Carrier::New(_) => return Some(format!("ADD COLUMN {to} {after}")),
        };
        match (before == definition(one.column, None), from == to) {
            (true, true) => None,
            (true, false) => Some(format!("RENAME COLUMN {from} TO {to}")),
            (false, true) => Some(format!("MODIFY COLUMN {to} {after}")),
            (false, false) => Some(format!("CHANGE COLUMN {from} {to} {after}")),
        }
    }

    fn stays(&self, column: &str) -> bool {
        self.moves.iter().any(|one| one.column.name == column && one.stays())
    }

    /// Whether all columns that an expression of the staged table reads stay what they are.
    fn is_steady(&self, sql: &str) -> bool {
        let read = self.staged.columns.iter().filter(|column| crate::schema::expression::mentions(sql, &column.name));
        read.into_iter().all(|column| self.stays(&column.name))
    }

    fn keeps_primary_key(&self) -> bool {
        self.staged.primary_key == self.target.primary_key && self.target.primary_key.iter().all(|name| self.stays(name))
    }

    /// The index of the target that an index of the staged table is or becomes by another name.
    fn becomes(&self, index: &Index) -> Option<&Index> {
        let renamed = |other: &&Index| Index { name: index.name.clone(), ..(*other).clone() } == *index;
        if !index.parts.iter().filter_map(IndexPart::column_name).all(|name| self.stays(name)) {
            return None;
        }
        let namesake = self.target.index(&index.name).filter(|other| renamed(other));
        let free = |other: &&Index| self.staged.index(&other.name).is_none();
        let twins = || self.staged.indexes.iter().filter(|twin| renamed(twin) && self.target.index(&twin.name).is_none());
        namesake.or_else(|| {
            let at = twins().position(|twin| twin.name == index.name)?;
            self.target.indexes.iter().filter(|other| renamed(other)).filter(free).nth(at)
        })
    }

    fn arriving_indexes(&self) -> Vec<String> {
        let kept: Vec<(&Index, &Index)> = self.staged.indexes.iter().filter_map(|index| Some((index, self.becomes(index)?))).collect();
        let renamed = kept.iter().filter(|(from, to)| from.name != to.name);
        let renamed = renamed.map(|(from, to)| format!("RENAME INDEX {} TO {}", quote(&from.name), quote(&to.name)));
        let new = self.target.indexes.iter().filter(|index| !kept.iter().any(|(_, to)| to.name == index.name));
        renamed.chain(new.map(|index| format!("ADD {}", index_clause(index)))).collect()
    }

    /// Whether foreign keys over these columns, from here or to here, can stay while the table changes.
    pub(super) fn keeps_keys(&self, columns: &[String]) -> bool {
        let steady = |name: &String| self.moves.iter().any(|one| one.column.name == *name && one.keeps_keys());
        let key = self.keeps_primary_key() && self.target.primary_key.starts_with(columns);
        let index = || self.staged.indexes.iter().any(|index| index_covers(index, columns) && self.becomes(index).is_some());
        columns.iter().all(steady) && (key || index())
    }
}

/// `ALTER TABLE` with one action a line; `None` without any.
pub(super) fn alter_table(table: &str, actions: &[String]) -> Option<String> {
    match actions {
        [] => None,
        [action] => Some(format!("ALTER TABLE {} {action}", quote(table))),
        actions => Some(format!("ALTER TABLE {}\n    {}", quote(table), actions.join(",\n    "))),
    }
}

/// The form that a column has while its values are computed.
fn prepared(column: &Column) -> Column {
    Column { nullable: true, default: None, auto_increment: false, numbering: Numbering::default(), on_update_now: false, ..column.clone() }
}

/// The options that change. What is no longer said becomes what the server takes when nothing is.
fn options(staged: &Table, target: &Table) -> Vec<String> {
    let (before, after) = (&staged.options, &target.options);
    let mut actions = Vec::new();
    if (&before.charset, &before.collation) != (&after.charset, &after.collation) {
        actions.push(character_set(after));
    }
    if before.engine != after.engine {
        actions.push(format!("ENGINE = {}", word(after.engine.as_deref().unwrap_or("InnoDB"))));
    }
    if before.comment != after.comment {
        actions.push(format!("COMMENT = {}", literal(after.comment.as_deref().unwrap_or_default())));
    }
    let first = first_number(target).filter(|first| first_number(staged) != Some(*first));
    actions.extend(first.map(|first| format!("AUTO_INCREMENT = {first}")));
    actions
}

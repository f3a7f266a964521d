//! From steps to statements.
//!
//! The order within a run of steps: checks, so that nothing is begun that can't be finished; foreign keys, then whatever else leaves, so
//! that names are free and nothing holds on to anything; tables that are dropped; types; early renames; parts that only get other names;
//! one table after the other; foreign keys that appear, when all that they refer to is there; late renames; types that nobody uses.

use std::collections::{BTreeMap, BTreeSet};

use super::alter::{alterations, rename_column, settle};
use super::cast::{CREATE_IS_JSON, DROP_IS_JSON, IS_JSON};
use super::constraints::{alter_deferral, check_clause, constraint_clause, create_index, drop_constraint, foreign_key_clause, index_name};
use super::difference::{Part, Sides, is_key};
use super::enums::{self, Texts};
use super::table::{alter_table, comments, create_table, primary_key_clause, primary_key_name, usual_key_name};
use super::types::enum_of;
use super::{GRAMMAR, order, quote, quote_table};
use crate::dialect::change::{self, Change, Renaming, TableChange};
use crate::dialect::checks::checks;
use crate::dialect::{Statement, physical};
use crate::schema::{Deferral, ForeignKey, Index, Table, name};
use crate::step::Misfit;
use crate::{Schema, Step};

/// The statements that take a database from `before` through `steps`.
///
/// # Errors
///
/// When a step does not fit the schema it meets.
pub(crate) fn plan(before: &Schema, steps: &[Step]) -> Result<Vec<Statement>, Misfit> {
    let mut statements = Vec::new();
    let original = enums::texts(&physical::schema(&GRAMMAR, before));
    let (mut schema, mut rest) = (before.clone(), steps);
    while !rest.is_empty() {
        let (mut change, others) = change::read(&GRAMMAR, &schema, rest)?;
        write(&mut change, &original, &mut statements)?;
        (schema, rest) = (change.after, others);
    }
    Ok(statements)
}

fn write(change: &mut Change, original: &Texts, statements: &mut Vec<Statement>) -> Result<(), Misfit> {
    let types = enums::settle(&mut change.staged, &mut change.target, original);
    let misfit = |table: &str| {
        let step = format!("change table `{table}`");
        move |reason: String| Misfit { step, reason }
    };
    let (mut first, mut then) = (Vec::new(), Vec::new());
    for table in &change.tables {
        let (now, later) = checks(&GRAMMAR, change, table).map_err(misfit(&table.name))?;
        first.extend(now);
        then.extend(later);
    }
    let run = Run::new(change);
    let asks_for_json =
        |checks: &[Statement]| checks.iter().any(|check| matches!(check, Statement::Check { sql, .. } if sql.contains(IS_JSON)));
    let sql = |sql: Vec<String>| sql.into_iter().map(Statement::Sql);
    let asks = asks_for_json(&first) || asks_for_json(&then);
    statements.extend(asks.then(|| Statement::Sql(CREATE_IS_JSON.to_owned())));
    statements.extend(first);
    statements.extend(sql(settle(&run.waiting())));
    statements.extend(sql(run.namespaces()));
    statements.extend(sql(run.leaving()));
    statements.extend(sql(types.first));
    statements.extend(sql(run.early()));
    statements.extend(then);
    statements.extend(asks.then(|| Statement::Sql(DROP_IS_JSON.to_owned())));
    statements.extend(sql(run.renamed_parts()));
    let mut there = BTreeSet::new();
    for table in &change.tables {
        statements.extend(sql(run.table(table, &there).map_err(misfit(&table.name))?));
        there.insert(table.name.as_str());
    }
    statements.extend(sql(run.foreign_keys(&there)));
    statements.extend(sql(run.late()));
    statements.extend(sql(types.last));
    Ok(())
}

/// One run of steps.
struct Run<'a> {
    change: &'a Change,
    /// The tables that are there before and after, by name.
    sides: BTreeMap<&'a str, Sides<'a>>,
}

impl<'a> Run<'a> {
    fn new(change: &'a Change) -> Self {
        let sides = |table: &'a TableChange| {
            let (staged, target) = (change.staged.table(&table.name)?, change.target.table(&table.name)?);
            Some((table.name.as_str(), Sides { change: table, staged, target }))
        };
        Self { change, sides: change.tables.iter().filter_map(sides).collect() }
    }

    /// The tables that stay, those that the steps touch first.
    fn in_order(&self) -> impl Iterator<Item = &Sides<'a>> {
        self.change.tables.iter().filter_map(|table| self.sides.get(table.name.as_str()))
    }

    fn keys_of(&self, sides: &Sides<'a>) -> super::difference::Parts<'a, ForeignKey> {
        sides.foreign_keys(|key| self.keeps_target(key))
    }

    /// Whether what a foreign key refers to stays as it is. A table that is on neither side has nothing to do with the change.
    fn keeps_target(&self, key: &ForeignKey) -> bool {
        let is_apart = |schema: &Schema| schema.table(&key.target).is_none();
        self.sides.get(key.target.as_str()).map_or_else(
            || is_apart(&self.change.staged) && is_apart(&self.change.target),
            |parent| parent.keeps_target(&key.target_columns),
        )
    }

    /// Namespaces that get their first table or enum.
    fn namespaces(&self) -> Vec<String> {
        let enums = |table: &'a Table| table.columns.iter().filter_map(|column| enum_of(&column.data_type)).map(|own| &own.name);
        let names = |table: &'a Table| [&table.name].into_iter().chain(enums(table));
        let of = |tables: &'a [Table]| tables.iter().flat_map(names).filter_map(|name| name::split(name).0);
        let renamed = self.change.early.iter().chain(&self.change.late).filter(|renaming| renaming.table.is_none());
        let before: BTreeSet<&str> = of(&self.change.staged.tables).collect();
        let moved = renamed.filter_map(|renaming| name::split(&renaming.to).0).filter(|namespace| self.is_new(namespace));
        let mut found: Vec<&str> = Vec::new();
        for namespace in of(&self.change.target.tables).filter(|namespace| !before.contains(namespace)).chain(moved) {
            if !found.contains(&namespace) {
                found.push(namespace);
            }
        }
        found.into_iter().map(|namespace| format!("CREATE SCHEMA IF NOT EXISTS {}", quote(namespace))).collect()
    }

    /// Whether no table is in a namespace before the early renames.
    fn is_new(&self, namespace: &str) -> bool {
        let names = self.change.staged.tables.iter().map(|table| before(&self.change.early, &table.name));
        names.into_iter().all(|name| name::split(&name).0 != Some(namespace))
    }

    /// What leaves, under the names of before the early renames.
    fn leaving(&self) -> Vec<String> {
        let dropped: Vec<&Table> = self.change.dropped.iter().filter_map(|name| self.change.staged.table(name)).collect();
        let mut sql = Vec::new();
        let mut drop_keys = |table: &str, keys: &[&ForeignKey]| {
            let actions: Vec<String> = keys.iter().map(|key| drop_constraint(&key.name)).collect();
            sql.extend(alter_table(&before(&self.change.early, table), &actions));
        };
        for sides in self.in_order() {
            drop_keys(&sides.target.name, &self.keys_of(sides).gone);
        }
        for table in &dropped {
            // Only the keys between tables that go would be in the way; a table takes its own along.
            let others = table.foreign_keys.iter().filter(|key| key.target != table.name && self.change.dropped.contains(&key.target));
            drop_keys(&table.name, &others.collect::<Vec<_>>());
        }
        for sides in self.in_order() {
            let table = before(&self.change.early, &sides.target.name);
            let (constraints, indexes): (Vec<&Index>, Vec<&Index>) =
                sides.indexes().gone.into_iter().partition(|index| index.constraint.is_some());
            let mut actions: Vec<String> = sides.checks().gone.iter().map(|check| drop_constraint(&check.name)).collect();
            actions.extend(constraints.iter().map(|index| drop_constraint(&index.name)));
            if !sides.staged.primary_key.is_empty() && !sides.keeps_primary_key() {
                let name = sides.staged.options.primary_key.clone().unwrap_or_else(|| usual_key_name(&table));
                actions.push(drop_constraint(&name));
            }
            sql.extend(alter_table(&table, &actions));
            sql.extend(indexes.iter().map(|index| format!("DROP INDEX {}", index_name(&table, &index.name))));
        }
        sql.extend(dropped.iter().map(|table| format!("DROP TABLE {}", quote_table(&before(&self.change.early, &table.name)))));
        sql
    }

    fn early(&self) -> Vec<String> {
        let mut sql = Vec::new();
        for (at, renaming) in self.change.early.iter().enumerate() {
            let name = self.change.early[at + 1..]
                .iter()
                .filter(|later| later.table.is_none())
                .fold(renaming.to.clone(), |name, later| if later.from == name { later.to.clone() } else { name });
            // It has been dropped under the name that it would leave.
            if renaming.table.is_none() && self.change.dropped.contains(&name) {
                continue;
            }
            let keyed = self.sides.get(name.as_str()).filter(|sides| sides.keeps_primary_key()).map(|sides| sides.staged);
            sql.extend(rename(renaming, keyed));
        }
        sql
    }

    fn late(&self) -> Vec<String> {
        let mut sql = Vec::new();
        for (at, renaming) in self.change.late.iter().enumerate() {
            let name = before(&self.change.late[..at], &renaming.from);
            sql.extend(rename(renaming, self.change.target.table(&name)));
        }
        sql
    }

    /// Indexes, constraints and primary keys that only get other names, all over the tables of a namespace, because they share theirs.
    fn renamed_parts(&self) -> Vec<String> {
        let mut sql = Vec::new();
        let mut shared: BTreeMap<Option<&str>, Vec<(String, String)>> = BTreeMap::new();
        for sides in self.in_order() {
            let table = &sides.target.name;
            let keys: Vec<(String, String)> = self.keys_of(sides).renamed.iter().map(pair).collect();
            let own = keys.into_iter().chain(sides.checks().renamed.iter().map(pair)).collect();
            for (from, to) in order::renames(own, name::temporary) {
                sql.push(format!("ALTER TABLE {} RENAME CONSTRAINT {} TO {}", quote_table(table), quote(&from), quote(&to)));
            }
            let list = shared.entry(name::split(table).0).or_default();
            list.extend(sides.indexes().renamed.iter().map(pair));
            if !sides.target.primary_key.is_empty() && sides.keeps_primary_key() {
                let (from, to) = (primary_key_name(sides.staged), primary_key_name(sides.target));
                list.extend((from != to).then_some((from, to)));
            }
        }
        for (namespace, list) in shared {
            let table = namespace.map_or_else(String::new, |namespace| format!("{namespace}."));
            for (from, to) in order::renames(list, name::temporary) {
                sql.push(format!("ALTER INDEX {} RENAME TO {}", index_name(&table, &from), quote(&to)));
            }
        }
        sql
    }

    /// One table, without the foreign keys that have to wait. `there` are the tables that are in their last form already.
    fn table(&self, table: &TableChange, there: &BTreeSet<&str>) -> Result<Vec<String>, String> {
        let (staged, target) = self.change.sides(table)?;
        let create = |index: &&Index| create_index(&target.name, index);
        let Some(sides) = self.sides.get(table.name.as_str()) else {
            let inline: Vec<&ForeignKey> = target.foreign_keys.iter().filter(|key| self.can_refer(target, key, there)).collect();
            let mut sql = vec![create_table(target, &inline)];
            sql.extend(target.indexes.iter().filter(|index| index.constraint.is_none()).map(|index| create(&index)));
            sql.extend(comments(target, None, |_| None));
            return Ok(sql);
        };
        let mut constraints = Vec::new();
        if !target.primary_key.is_empty() && !sides.keeps_primary_key() {
            constraints.push(format!("ADD {}", primary_key_clause(target)));
        }
        let (unique, indexes): (Vec<&Index>, Vec<&Index>) = sides.indexes().added.into_iter().partition(|index| index.constraint.is_some());
        constraints.extend(unique.iter().map(|index| format!("ADD {}", constraint_clause(index))));
        constraints.extend(sides.checks().added.iter().map(|check| format!("ADD {}", check_clause(check))));
        let mut sql = alterations(sides)?.sql(&target.name, constraints, &self.deferred(sides));
        sql.extend(indexes.iter().map(create));
        sql.extend(comments(target, staged, |column| sides.origin(column)));
        Ok(sql)
    }

    /// Whether a foreign key of a table that is created can be part of it.
    fn can_refer(&self, table: &Table, key: &ForeignKey, there: &BTreeSet<&str>) -> bool {
        if key.target == table.name {
            let constraints =
                Table { indexes: table.indexes.iter().filter(|index| index.constraint.is_some()).cloned().collect(), ..table.clone() };
            return is_key(&constraints, &key.target_columns);
        }
        let stays = self.sides.get(key.target.as_str()).is_some_and(|parent| parent.has_key(&key.target_columns));
        stays || there.contains(key.target.as_str())
    }

    /// The constraints, quoted, that wait for the end of the transaction and have to do with a table that changes. An earlier migration may
    /// have left them something to do, and until that is done the table can't change.
    fn waiting(&self) -> Vec<String> {
        let is_changed = |table: &Table| self.change.target.table(&table.name) != Some(table);
        let changed: BTreeSet<&str> =
            self.change.staged.tables.iter().filter(|table| is_changed(table)).map(|table| table.name.as_str()).collect();
        let mut found = Vec::new();
        for table in &self.change.staged.tables {
            let own = changed.contains(table.name.as_str());
            let keys = table.foreign_keys.iter().filter(|key| key.deferral == Deferral::Deferred);
            let keys = keys.filter(|key| own || changed.contains(key.target.as_str())).map(|key| &key.name);
            let indexes = table.indexes.iter().filter(|index| own && index.constraint == Some(Deferral::Deferred)).map(|index| &index.name);
            let name = before(&self.change.early, &table.name);
            found.extend(keys.chain(indexes).map(|constraint| index_name(&name, constraint)));
        }
        found
    }

    /// The constraints that wait for the end of the transaction and have to do with a table, quoted.
    fn deferred(&self, sides: &Sides<'a>) -> Vec<String> {
        let mut found = Vec::new();
        for other in self.in_order() {
            let keys = self.keys_of(other);
            let there = keys.kept.iter().chain(&keys.renamed).filter(|(key, _)| key.deferral == Deferral::Deferred);
            let concerned = there.filter(|(key, _)| other.target.name == sides.target.name || key.target == sides.target.name);
            found.extend(concerned.map(|(_, key)| index_name(&other.target.name, &key.name)));
        }
        let indexes = sides.indexes();
        let there = indexes.kept.iter().chain(&indexes.renamed).filter(|(index, _)| index.constraint == Some(Deferral::Deferred));
        found.extend(there.map(|(_, index)| index_name(&sides.target.name, &index.name)));
        found
    }

    /// Foreign keys that appear or are checked at another time. Those of new tables that did not have to wait are there already.
    fn foreign_keys(&self, all: &BTreeSet<&str>) -> Vec<String> {
        let mut sql = Vec::new();
        let mut there = BTreeSet::new();
        for table in &self.change.tables {
            let Some(target) = self.change.target.table(&table.name) else { continue };
            let mut actions = Vec::new();
            let added: Vec<&ForeignKey> = match self.sides.get(table.name.as_str()) {
                None => target.foreign_keys.iter().filter(|key| !self.can_refer(target, key, &there)).collect(),
                Some(sides) => {
                    let keys = self.keys_of(sides);
                    let other_time = keys.kept.iter().chain(&keys.renamed).filter(|(before, after)| before.deferral != after.deferral);
                    actions.extend(other_time.map(|(_, after)| alter_deferral(after)));
                    keys.added
                }
            };
            actions
                .extend(added.iter().filter(|key| all.contains(key.target.as_str())).map(|key| format!("ADD {}", foreign_key_clause(key))));
            sql.extend(alter_table(&table.name, &actions));
            there.insert(table.name.as_str());
        }
        sql
    }
}

fn pair<T: Part>((before, after): &(&T, &T)) -> (String, String) {
    (before.name().to_owned(), after.name().to_owned())
}

/// What a table is called before some renames.
fn before(renames: &[Renaming], name: &str) -> String {
    let tables = renames.iter().rev().filter(|renaming| renaming.table.is_none());
    tables.fold(name.to_owned(), |name, renaming| if renaming.to == name { renaming.from.clone() } else { name })
}

/// A rename; that of a table with the primary key that is named for it, `keyed` being the table as far as it has one.
fn rename(renaming: &Renaming, keyed: Option<&Table>) -> Vec<String> {
    let Renaming { table, from, to } = renaming;
    if let Some(table) = table {
        return vec![rename_column(table, from, to)];
    }
    let mut sql = rename_table(from, to);
    let named = keyed.filter(|table| !table.primary_key.is_empty() && table.options.primary_key.is_none());
    let (old, new) = (usual_key_name(from), usual_key_name(to));
    if named.is_some() && old != new {
        sql.push(format!("ALTER TABLE {} RENAME CONSTRAINT {} TO {}", quote_table(to), quote(&old), quote(&new)));
    }
    sql
}

/// Renames a table; from one namespace into another by way of a name that neither has.
fn rename_table(from: &str, to: &str) -> Vec<String> {
    let within = |table: &str, name: &str| format!("ALTER TABLE {} RENAME TO {}", quote_table(table), quote(name));
    let ((old, old_name), (new, new_name)) = (name::split(from), name::split(to));
    if old == new {
        return vec![within(from, new_name)];
    }
    let move_to = |table: &str| format!("ALTER TABLE {} SET SCHEMA {}", quote_table(table), quote(new.unwrap_or("public")));
    if old_name == new_name {
        return vec![move_to(from)];
    }
    // Not the name that a table has while others trade theirs: one of those may be where this one goes.
    let between = name::temporary(&format!("moved_{new_name}"));
    let (here, there) = (name::within(from, |_| between.clone()), name::within(to, |_| between.clone()));
    vec![within(from, &between), move_to(&here), within(&there, new_name)]
}

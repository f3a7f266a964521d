//! The renames before and after everything else.
//!
//! All tables get their names in one statement, and so do the columns of one table: names that trade places do so at once.

use super::alter::alter_table;
use super::{GRAMMAR, quote};
use crate::dialect::ahead::under_new_names;
use crate::dialect::change::{Change, Renaming};
use crate::schema::{IndexPart, Schema, Table, expression};

/// The renames that come first, and the database after them. Checks and generated columns that read a renamed column leave with it, as does
/// what stands on those; the change of the table brings them back.
pub(super) fn early(change: &Change) -> (Vec<String>, Schema) {
    let mut staged = change.staged.clone();
    let mut statements: Vec<String> = tables(&change.early).into_iter().collect();
    for table in &mut staged.tables {
        let renames = net(change.early.iter().filter(|renaming| renaming.table.as_ref() == Some(&table.name)));
        let mut actions = detach(table, &renames);
        let stays = |name: &str| table.column(name).is_some();
        actions.extend(renames.iter().filter(|(_, to)| stays(to)).map(rename));
        statements.extend(alter_table(&table.name, &actions));
    }
    (statements, staged)
}

/// The renames of columns that come last and that the change of their table can do itself, because no other table reads the column.
pub(super) fn folded(change: &Change, table: &str) -> Vec<(String, String)> {
    let others = || change.tables.iter().filter(|other| other.name != table);
    let texts = || others().flat_map(|other| other.sources.iter()).flat_map(|(_, source)| source.value.expressions());
    let own = change.late.iter().filter(|renaming| renaming.table.as_deref() == Some(table));
    net(own).into_iter().filter(|(from, _)| !texts().any(|sql| expression::mentions(sql, from))).collect()
}

/// The renames that are left for the end.
pub(super) fn late(change: &Change) -> Vec<String> {
    let columns = change.tables.iter().filter_map(|table| {
        let folded = folded(change, &table.name);
        let own = net(change.late.iter().filter(|renaming| renaming.table.as_ref() == Some(&table.name)));
        let actions: Vec<String> = own.iter().filter(|pair| !folded.contains(pair)).map(rename).collect();
        alter_table(&table.name, &actions)
    });
    columns.chain(tables(&change.late)).collect()
}

/// A query over the tables with their new names, as it can be asked before the early renames: each table that has another name or column is
/// a query over the old one. `None` where tables trade their names, as no order of such queries has each read what it is to read.
pub(super) fn asked_before(change: &Change, sql: &str) -> Option<String> {
    let is_read = |name: &str| sql.contains(&quote(name)) || expression::mentions(sql, name);
    let queries = under_new_names(&GRAMMAR, &change.early, &change.staged.tables, is_read)?;
    let queries: Vec<String> =
        queries.iter().map(|(table, old, columns)| format!("{} AS (SELECT {columns} FROM {})", quote(table), quote(old))).collect();
    if queries.is_empty() { Some(sql.to_owned()) } else { Some(format!("WITH {}\n{sql}", queries.join(",\n    "))) }
}

fn rename((from, to): &(String, String)) -> String {
    format!("RENAME COLUMN {} TO {}", quote(from), quote(to))
}

/// One after the other, in one statement.
fn tables(renamings: &[Renaming]) -> Option<String> {
    let pairs = renamings.iter().filter(|renaming| renaming.table.is_none());
    let pairs: Vec<String> = pairs.map(|renaming| format!("{} TO {}", quote(&renaming.from), quote(&renaming.to))).collect();
    match &pairs[..] {
        [] => None,
        [pair] => Some(format!("RENAME TABLE {pair}")),
        pairs => Some(format!("RENAME TABLE\n    {}", pairs.join(",\n    "))),
    }
}

/// What renames that follow each other come to: each name that is left and the one that is there for it in the end.
fn net<'a>(renamings: impl Iterator<Item = &'a Renaming>) -> Vec<(String, String)> {
    let mut net: Vec<(String, String)> = Vec::new();
    for Renaming { from, to, .. } in renamings {
        match net.iter_mut().find(|(_, last)| last == from) {
            Some((_, last)) => last.clone_from(to),
            None => net.push((from.clone(), to.clone())),
        }
    }
    net.retain(|(first, last)| first != last);
    net
}

/// Takes what reads a renamed column out of `table`, which has the new names already; the actions that drop it.
fn detach(table: &mut Table, renames: &[(String, String)]) -> Vec<String> {
    let mut names: Vec<String> = renames.iter().map(|(_, to)| to.clone()).collect();
    let mut actions = Vec::new();
    let mut generated = Vec::new();
    table.columns.retain(|column| {
        let reads = |generated: &crate::schema::Generated| names.iter().any(|name| expression::mentions(&generated.expression, name));
        let leaves = column.generated.as_ref().is_some_and(reads);
        if leaves {
            generated.push(column.name.clone());
        }
        !leaves
    });
    names.extend(generated.iter().cloned());
    table.indexes.retain(|index| {
        let leaves = index.parts.iter().filter_map(IndexPart::column_name).any(|part| generated.iter().any(|name| name == part));
        if leaves {
            actions.push(format!("DROP INDEX {}", quote(&index.name)));
        }
        !leaves
    });
    table.checks.retain(|check| {
        let leaves = names.iter().any(|name| expression::mentions(&check.expression, name));
        if leaves {
            actions.push(format!("DROP CONSTRAINT {}", quote(&check.name)));
        }
        !leaves
    });
    let before = |name: &String| renames.iter().find(|(_, to)| to == name).map_or(name, |(from, _)| from).clone();
    actions.extend(generated.iter().map(|name| format!("DROP COLUMN {}", quote(&before(name)))));
    actions
}

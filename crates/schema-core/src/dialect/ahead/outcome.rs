//! What a step makes of the tables, as queries over what they are when it begins.

use super::foreseen::{Foreseen, TABLE};
use crate::Schema;
use crate::dialect::change::{Change, Renaming, TableChange, Value};
use crate::dialect::checks::Rows;
use crate::dialect::grammar::Grammar;
use crate::dialect::value::null;
use crate::dialect::{Dialect, aside, data, physical};
use crate::schema::Table;
use crate::step::{Data, FillRows, Misfit, Turn};

/// Goes past a change that moves no rows.
pub(super) fn of_change(foreseen: &mut Foreseen, change: &Change) {
    renamed(foreseen, &change.early, &change.staged.tables);
    values(foreseen, change);
    let after = physical::schema(foreseen.grammar, &change.after);
    renamed(foreseen, &change.late, &after.tables);
}

/// Goes past a step that moves rows.
///
/// # Errors
///
/// When it does not fit the schema.
pub(super) fn of_data(foreseen: &mut Foreseen, dialect: Dialect, schema: &Schema, data: &Data) -> Result<(), Misfit> {
    match data {
        Data::Aside(aside) => {
            let rows = aside::outcome(dialect, schema, aside)?;
            if aside.undone {
                foreseen.returns(&aside.table, rows);
            } else {
                foreseen.becomes(&aside.table, &aside.table, rows);
            }
            if aside.keeps() {
                foreseen.becomes(&aside.retired, &aside.retired, None);
            }
        }
        Data::Copy(copy) => foreseen.becomes(&copy.table, &copy.table, data::outcome(foreseen.grammar, schema, copy)),
        Data::Fill(fill) if fill.turn == Turn::Down && fill.retired.is_empty() => {}
        // What it computes is not computed twice for all of a table.
        Data::Fill(FillRows { table, column, retired, .. }) => {
            let changed = [column, retired].into_iter().filter(|name| !name.is_empty()).cloned().collect();
            foreseen.keeps_rows(table, changed, None);
        }
    }
    Ok(())
}

/// Tables and columns get other names; `tables` have them.
fn renamed(foreseen: &mut Foreseen, renamings: &[Renaming], tables: &[Table]) {
    let Some(queries) = under_new_names(foreseen.grammar, renamings, tables, |_| true) else {
        let all = tables.iter().filter(|table| renamings.iter().any(|renaming| renaming.is_of(&table.name)));
        all.for_each(|table| foreseen.becomes(&table.name, &table.name, None));
        return;
    };
    for (table, old, columns) in queries {
        let query = Some(format!("SELECT {columns} FROM {TABLE}"));
        if table == old {
            let own = renamings.iter().filter(|renaming| renaming.table.as_ref() == Some(&table));
            foreseen.keeps_rows(&table, own.flat_map(|renaming| [renaming.from.clone(), renaming.to.clone()]).collect(), query);
        } else {
            foreseen.becomes(&table, &old, query);
        }
    }
}

/// Each of the `tables` that has another name or column than before, its old name, and its columns as they are read from that. `None` where tables trade their names, as no
/// order of such queries has each read what it is to read.
pub(in crate::dialect) fn under_new_names(
    grammar: &dyn Grammar,
    renamings: &[Renaming],
    tables: &[Table],
    is_asked: impl Fn(&str) -> bool,
) -> Option<Vec<(String, String, String)>> {
    let old_name = |name: &str| {
        let tables = renamings.iter().rev().filter(|renaming| renaming.table.is_none());
        tables.fold(name.to_owned(), |name, renaming| if renaming.to == name { renaming.from.clone() } else { name })
    };
    let is_renamed = |table: &&Table| is_asked(&table.name) && renamings.iter().any(|renaming| renaming.is_of(&table.name));
    let mut left: Vec<(&Table, String)> = tables.iter().filter(is_renamed).map(|table| (table, old_name(&table.name))).collect();
    let mut queries = Vec::new();
    while !left.is_empty() {
        let reads_own =
            |at: &usize| left.iter().enumerate().all(|(other, (_, old))| other == *at || !old.eq_ignore_ascii_case(&left[*at].0.name));
        let at = (0..left.len()).find(reads_own)?;
        let (table, old) = left.remove(at);
        let own: Vec<&Renaming> = renamings.iter().filter(|renaming| renaming.table.as_ref() == Some(&table.name)).collect();
        let column = |name: &String| {
            let old = own.iter().rev().fold(name.clone(), |name, one| if one.to == name { one.from.clone() } else { name });
            if old == *name { grammar.quote(name) } else { format!("{} AS {}", grammar.quote(&old), grammar.quote(name)) }
        };
        let columns: Vec<String> = table.columns.iter().map(|one| column(&one.name)).collect();
        queries.push((table.name.clone(), old, columns.join(", ")));
    }
    Some(queries)
}

/// The columns of a table that do not hold what they held.
fn changed(table: &TableChange, staged: &Table, target: &Table) -> Vec<String> {
    let is_kept = |name: &String| {
        table.source(name).is_some_and(|source| source.value == Value::Kept && source.from.as_ref() == Some(name))
            && staged.column(name).is_some()
    };
    let names = staged.columns.iter().chain(&target.columns).map(|column| &column.name);
    names.filter(|name| !is_kept(name)).cloned().collect()
}

/// Columns get their values, under the names that are there in between.
fn values(foreseen: &mut Foreseen, change: &Change) {
    for table in &change.tables {
        let Ok((staged, target)) = change.sides(table) else { continue };
        let columns = target.columns.iter().map(|column| column.name.as_str());
        let Some(staged) = staged else {
            let nothing: Vec<String> = target
                .columns
                .iter()
                .map(|one| format!("{} AS {}", foreseen.grammar.typed(null(), &one.data_type), foreseen.grammar.quote(&one.name)))
                .collect();
            let one = format!("(SELECT 1) AS {}", foreseen.grammar.quote("nothing"));
            foreseen.becomes(&target.name, &target.name, Some(format!("SELECT {} FROM {one} WHERE 1 = 0", nothing.join(", "))));
            continue;
        };
        let rows = Rows::of(foreseen.grammar, table, staged, target);
        let (list, own) =
            (foreseen.grammar.quote_all(target.columns.iter().map(|column| &column.name)), foreseen.grammar.quote_table(&target.name));
        let from = rows.from(&columns.collect());
        if from.as_ref().is_ok_and(|from| *from == own) {
            continue;
        }
        // What it is made of stands last.
        let query = from.ok().and_then(|from| {
            let (before, after) = from.rsplit_once(&format!(" FROM {own})"))?;
            Some(format!("SELECT {list} FROM {before} FROM {TABLE}){after}"))
        });
        foreseen.keeps_rows(&target.name, changed(table, staged, target), query);
    }
    change.dropped.iter().for_each(|table| foreseen.becomes(table, table, None));
}

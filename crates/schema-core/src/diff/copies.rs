//! Rows that a declared query (`from`) copies into a table that appears, or that is there while a table that the query reads goes.

use super::tables::{Kept, Tables};
use super::{Changes, Question, TableIntent};
use crate::Step;
use crate::schema::expression::{self, Select, select};
use crate::schema::{ForeignKey, Table, name};
use crate::step::{CopyRows, Data, Target, Way};

/// A query with what its words tell.
pub(super) struct Declared<'a> {
    sql: &'a str,
    select: Select,
}

/// The queries of a table that has just appeared that are for this: one of the tables that each reads was there before.
pub(super) fn for_new<'a>(intent: Option<&'a TableIntent>, tables: &Tables<'_>) -> Vec<Declared<'a>> {
    let was_there = |select: &Select| {
        let kept = tables.kept().any(|kept| select.reads(&kept.after.name));
        kept || tables.gone.iter().any(|gone| select.reads(&gone.name))
    };
    declared(intent).filter(|declared| was_there(&declared.select)).collect()
}

/// Those whose words tell nothing are refused where they stand.
fn declared(intent: Option<&TableIntent>) -> impl Iterator<Item = Declared<'_>> {
    let all = intent.into_iter().flat_map(|intent| &intent.from);
    all.filter_map(|sql| Some(Declared { sql, select: select(sql).ok()? }))
}

/// The copies into a new table, and the foreign keys among its own that have to wait until what they refer to is as it will be.
pub(super) fn push_new(table: &Table, declared: &[Declared<'_>], tables: &Tables<'_>, changes: &mut Changes<'_>) -> Vec<ForeignKey> {
    for (at, one) in declared.iter().enumerate() {
        push(table, one, Target::New { empty: at == 0 }, changes);
    }
    if declared.is_empty() { Vec::new() } else { table.foreign_keys.iter().filter(|key| waits(key, tables)).cloned().collect() }
}

/// Whether a foreign key refers to what becomes a key of a table that stays in the same change.
fn waits(key: &ForeignKey, tables: &Tables<'_>) -> bool {
    let Some(kept) = tables.kept().find(|kept| kept.after.name == key.target) else { return false };
    let is_unique = |index: &crate::schema::Index| {
        let columns = index.parts.iter().map(|part| part.column_name().map(str::to_owned)).collect::<Option<Vec<_>>>();
        index.unique && index.filter.is_none() && columns.as_ref() == Some(&key.target_columns)
    };
    let is_key = kept.before.primary_key == key.target_columns || kept.before.indexes.iter().any(is_unique);
    let stays = |name: &String| kept.before.column(name).is_some_and(|before| kept.after.column(name) == Some(before));
    !is_key || !key.target_columns.iter().all(stays)
}

/// The copies into tables that stay: each when a table that it reads goes.
pub(super) fn push_kept(tables: &Tables<'_>, changes: &mut Changes<'_>) {
    for Kept { after, intent, .. } in tables.kept() {
        let goes = |select: &Select| tables.gone.iter().any(|gone| select.reads(&gone.name));
        for (at, one) in declared(*intent).filter(|declared| goes(&declared.select)).enumerate() {
            let number = if at == 0 { String::new() } else { format!("_{}", at + 1) };
            let retired = name::within(&after.name, |own| name::retired_after(changes.id, &format!("{own}{number}")));
            push(after, &one, Target::Existing { retired }, changes);
        }
    }
}

fn push(table: &Table, declared: &Declared<'_>, into: Target, changes: &mut Changes<'_>) {
    if let Some((reason, help)) = problem(table, &declared.select, &into) {
        changes.ask(Question::Copy { table: table.name.clone(), reason, help });
    } else {
        let copy = CopyRows {
            table: table.name.clone(),
            columns: declared.select.columns.clone(),
            sql: declared.sql.to_owned(),
            into,
            keeps: !changes.drops_of(&table.name),
            way: Way::Once,
        };
        changes.push(Step::Data(Data::Copy(copy)));
    }
}

/// Why the query does not say what rows of the table need, and what to do about it.
fn problem(table: &Table, select: &Select, into: &Target) -> Option<(String, String)> {
    let own = || table.columns.iter().filter(|column| column.generated.is_none()).map(|column| expression::written(&column.name));
    if let Some(name) = select.columns.iter().find(|name| table.column(name).is_none()) {
        let help = format!("name it as a column of `{}`: {}", table.name, own().collect::<Vec<_>>().join(", "));
        return Some((format!("gives `{name}`, which is no column of `{}`", table.name), help));
    }
    let is_given = |name: &String| select.columns.contains(name);
    if let Some(column) = table.columns.iter().find(|column| column.generated.is_some() && is_given(&column.name)) {
        return Some((format!("gives `{}`, which the database computes", column.name), "leave it out".to_owned()));
    }
    let has_value = |column: &crate::schema::Column| {
        column.nullable || column.default.is_some() || column.auto_increment || column.generated.is_some() || is_given(&column.name)
    };
    if let Some(column) = table.columns.iter().find(|column| !has_value(column)) {
        let help = format!("add it to the `SELECT`: `… AS {}`", expression::written(&column.name));
        return Some((format!("gives no value for `{}`, which is required", column.name), help));
    }
    if matches!(into, Target::New { .. }) {
        return None;
    }
    if let Some(key) = table.primary_key.iter().find(|key| !is_given(key)) {
        let help = format!("add it to the `SELECT`: by the key, `down` knows the rows again: `… AS {}`", expression::written(key));
        return Some((format!("gives no `{key}`, and `{}` has rows already", table.name), help));
    }
    table
        .primary_key
        .is_empty()
        .then(|| (format!("copies into `{}`, which has no primary key", table.name), "give it one first".to_owned()))
}

//! Edits of tables, keys, indexes and checks.

use std::collections::BTreeSet;

use schema_core::schema::{Action, Deferral, name};

use super::draft::{Draft, Origin};
use crate::random::choices::Choices;
use crate::random::{make, names};

pub(super) fn add_table(choices: &mut Choices, draft: &mut Draft) {
    let name = names::table(choices, &draft.schema, &draft.old_tables);
    let table = make::table(choices, name);
    draft.schema.tables.push(table);
    draft.origins.push(Origin::default());
    let at = draft.schema.tables.len() - 1;
    if choices.chance(50) {
        make::add_foreign_key(choices, &mut draft.schema, at, false, &BTreeSet::new());
    }
    if choices.chance(50) {
        make::add_index(choices, &mut draft.schema, at);
    }
    draft.note_new_columns(at);
}

pub(super) fn drop_table(choices: &mut Choices, draft: &mut Draft) {
    let at = draft.table(choices);
    if draft.schema.tables.len() < 2 {
        return;
    }
    let table = draft.schema.tables.remove(at);
    draft.origins.remove(at);
    for other in &mut draft.schema.tables {
        other.foreign_keys.retain(|key| key.target != table.name);
    }
}

pub(super) fn rename_table(choices: &mut Choices, draft: &mut Draft) {
    let at = draft.table(choices);
    // A new table must not take an old name, or it would be the old table.
    let is_new = draft.origins[at].table.is_none();
    let avoided = if is_new || choices.chance(70) { draft.old_tables.clone() } else { BTreeSet::new() };
    let to = names::table(choices, &draft.schema, &avoided);
    let old = draft.schema.tables[at].clone();
    follow(draft, &old.name, &to);
    if choices.chance(80) {
        draft.regenerate(at, &old);
    }
}

/// Two tables trade their names.
pub(super) fn swap_tables(choices: &mut Choices, draft: &mut Draft) {
    let (one, two) = (draft.table(choices), draft.table(choices));
    if one == two || draft.origins[one].table.is_none() || draft.origins[two].table.is_none() {
        return;
    }
    let between = name::temporary("swap");
    let (one, two) = (draft.schema.tables[one].name.clone(), draft.schema.tables[two].name.clone());
    follow(draft, &one, &between);
    follow(draft, &two, &one);
    follow(draft, &between, &two);
}

fn follow(draft: &mut Draft, from: &str, to: &str) {
    let step = schema_core::Step::RenameTable { from: from.to_owned(), to: to.to_owned() };
    step.apply(&mut draft.schema).expect("the table is there and the name is free");
}

pub(super) fn add_index(choices: &mut Choices, draft: &mut Draft) {
    let at = draft.table(choices);
    make::add_index(choices, &mut draft.schema, at);
}

pub(super) fn drop_index(choices: &mut Choices, draft: &mut Draft) {
    let at = draft.table(choices);
    draft.schema.tables[at].indexes.pop();
}

/// The same name, another index; or another name, the same index.
pub(super) fn change_index(choices: &mut Choices, draft: &mut Draft) {
    let at = draft.table(choices);
    let renamed = names::index(&draft.schema, "renamed index".to_owned());
    let Some(index) = draft.schema.tables[at].indexes.last_mut() else { return };
    match choices.below(4) {
        0 => index.parts[0].descending = !index.parts[0].descending,
        1 => index.filter = if index.filter.is_none() { Some("1 = 1".to_owned()) } else { None },
        2 => index.unique = false,
        _ => index.name = renamed,
    }
}

pub(super) fn add_foreign_key(choices: &mut Choices, draft: &mut Draft) {
    let at = draft.table(choices);
    let avoided = draft.origins[at].old_columns.clone();
    make::add_foreign_key(choices, &mut draft.schema, at, false, &avoided);
    draft.note_new_columns(at);
}

pub(super) fn change_foreign_key(choices: &mut Choices, draft: &mut Draft) {
    let at = draft.table(choices);
    let table = &mut draft.schema.tables[at];
    let renamed = names::foreign_key(table, "renamed key".to_owned());
    let Some(key) = table.foreign_keys.last_mut() else { return };
    match choices.below(4) {
        0 => key.on_delete = *choices.pick(&Action::ALL[..3]).unwrap_or(&Action::NoAction),
        1 => key.deferral = if key.deferral == Deferral::Deferred { Deferral::Never } else { Deferral::Deferred },
        2 => key.name = renamed,
        _ => drop(table.foreign_keys.pop()),
    }
}

pub(super) fn change_check(choices: &mut Choices, draft: &mut Draft) {
    let at = draft.table(choices);
    let table = &mut draft.schema.tables[at];
    let renamed = names::check(table, "renamed check".to_owned());
    match (choices.below(4), table.checks.last_mut()) {
        (0, Some(check)) => check.expression.push_str(" OR 1 = 1"),
        (1, Some(check)) => check.name = renamed,
        (2, Some(_)) => drop(table.checks.pop()),
        (_, _) => make::add_check(choices, table),
    }
}

/// The primary key grows, which keeps it unique, or starts or stops numbering.
pub(super) fn change_key(choices: &mut Choices, draft: &mut Draft) {
    let at = draft.table(choices);
    let is_old = |name: &String| draft.origins[at].columns.get(name).is_some_and(Option::is_some);
    let another = draft.column(choices, at).filter(is_old);
    let table = &mut draft.schema.tables[at];
    if choices.chance(50) {
        let key = table.primary_key[0].clone();
        if let Some(column) = table.column_mut(&key) {
            column.auto_increment = !column.auto_increment;
        }
    } else {
        table.primary_key.extend(another);
    }
}

pub(super) fn options(choices: &mut Choices, draft: &mut Draft) {
    let at = draft.table(choices);
    let options = &mut draft.schema.tables[at].options;
    if choices.chance(50) {
        options.strict = !options.strict;
    } else {
        options.without_rowid = !options.without_rowid;
    }
}

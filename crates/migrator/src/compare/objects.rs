//! What no schema has a place for: views, triggers, clauses.

use schema_core::Pair;
use schema_core::dialect::Statement;

use super::refused;
use super::state::State;
use crate::Error;
use crate::introspect::{Object, ObjectKind};

/// An object in words.
pub(crate) fn name(object: &Object) -> String {
    if object.table == object.name {
        format!("{} `{}`", object.kind.name(), object.name)
    } else {
        format!("{} `{}` of `{}`", object.kind.name(), object.name, object.table)
    }
}

/// Notes on what only the database of one side can have.
///
/// # Errors
///
/// When two databases differ in it: nothing here can bring one to the other.
pub(super) fn compare(states: &Pair<State>) -> Result<Vec<String>, Error> {
    let (before, after) = (&states.before, &states.after);
    if before.is_model || after.is_model {
        let objects = before.objects.iter().chain(&after.objects);
        return Ok(objects.map(|object| format!("{} is in the database and not compared", name(object))).collect());
    }
    let gone = before.objects.iter().filter(|object| !after.objects.contains(object) && !goes_with_table(object, after));
    let new = after.objects.iter().filter(|object| !before.objects.contains(object));
    let mut lines: Vec<String> = Vec::new();
    for (object, there, others) in gone.map(|object| (object, "--from", after)).chain(new.map(|object| (object, "--to", before))) {
        let is_other = |other: &Object| (other.kind, &other.name, &other.table) == (object.kind, &object.name, &object.table);
        let line = if others.objects.iter().any(is_other) {
            format!("\n  {} is not the same in both", name(object))
        } else {
            format!("\n  {} is only in `{there}`", name(object))
        };
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    if lines.is_empty() {
        return Ok(Vec::new());
    }
    let message = format!("the databases differ in what migrator does not compare:{}", lines.concat());
    Err(refused(message, "bring these to the same state by hand, then compare again"))
}

/// Whether dropping a table drops the object.
fn goes_with_table(object: &Object, after: &State) -> bool {
    matches!(object.kind, ObjectKind::Trigger | ObjectKind::Setting)
        && after.schema.tables.iter().all(|table| !table.name.eq_ignore_ascii_case(&object.table))
}

/// Refuses to build a table again that has a clause which nobody would write again.
///
/// # Errors
///
/// When there is one.
pub(super) fn survive(states: &Pair<State>, statements: &[Statement]) -> Result<(), Error> {
    let objects = states.before.objects.iter().chain(&states.after.objects);
    for object in objects.filter(|object| object.kind == ObjectKind::Setting) {
        let rebuilds =
            |statement: &Statement| matches!(statement, Statement::Rebuild { table, .. } if table.eq_ignore_ascii_case(&object.table));
        if statements.iter().any(rebuilds) {
            let message = format!("table `{}` must be built again, which would lose {}", object.table, name(object));
            return Err(refused(message, "change this table by hand, then compare again"));
        }
    }
    Ok(())
}

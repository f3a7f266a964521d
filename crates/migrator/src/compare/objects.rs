//! What no schema has a place for, in two databases that are compared.

use schema_core::Pair;

use super::refused;
use crate::Error;
use crate::between::object_name as name;
use crate::introspect::{Catalog, Object, ObjectKind};

/// Refuses two databases that differ in what no schema has a place for: nothing here can bring one to the other.
///
/// # Errors
///
/// Names what differs.
pub(super) fn compare(catalogs: Pair<&Catalog>) -> Result<(), Error> {
    let Pair { before, after } = catalogs;
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
        return Ok(());
    }
    let message = format!("the databases differ in what migrator does not compare:{}", lines.concat());
    Err(refused(message, "bring these to the same state by hand, then compare again"))
}

/// Whether dropping a table drops the object.
fn goes_with_table(object: &Object, after: &Catalog) -> bool {
    matches!(object.kind, ObjectKind::Trigger | ObjectKind::Rule | ObjectKind::Policy | ObjectKind::Statistics | ObjectKind::Setting)
        && after.schema.tables.iter().all(|table| !table.name.eq_ignore_ascii_case(&object.table))
}

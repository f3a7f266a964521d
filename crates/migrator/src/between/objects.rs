//! What no schema has a place for: views, triggers, clauses.

use schema_core::Pair;
use schema_core::dialect::Statement;

use super::refused;
use crate::Error;
use crate::introspect::{Catalog, Object, ObjectKind};

/// An object in words.
pub(crate) fn name(object: &Object) -> String {
    if object.table == object.name {
        format!("{} `{}`", object.kind.name(), object.name)
    } else {
        format!("{} `{}` of `{}`", object.kind.name(), object.name, object.table)
    }
}

/// Refuses to build a table again that has a clause which nobody would write again.
///
/// # Errors
///
/// When there is one.
pub(super) fn survive(catalogs: &Pair<Catalog>, statements: &[Statement]) -> Result<(), Error> {
    let objects = catalogs.before.objects.iter().chain(&catalogs.after.objects);
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

//! The entities that are compiled in, compared with those that the build scripts saw.

use std::collections::BTreeSet;

use crate::error::{Error, Kind};
use crate::{Migrations, entity};

/// Refuses when an entity's table is in none of the lists. Lists without tables, written by hand, know no entities.
pub(crate) fn check(lists: &[&Migrations]) -> Result<(), Error> {
    let tables: BTreeSet<&str> = lists.iter().flat_map(|list| list.tables.iter().copied()).collect();
    if tables.is_empty() {
        return Ok(());
    }
    let Some(unknown) = entity::registered().into_iter().find(|entity| !tables.contains(entity.table)) else { return Ok(()) };
    let message = format!(
        "the entity `{}` (table `{}`) of the crate `{}` is compiled in, but the migrations do not know it",
        unknown.type_name, unknown.table, unknown.crate_name
    );
    let hint = format!(
        "have the build script read the crate `{}` too, or add that crate's own list: `Migrator::new(&…).with(&{}::migrations::MIGRATIONS)`",
        unknown.crate_name, unknown.crate_name
    );
    Err(Error::new(Kind::UnknownEntity, message).with_hint(hint))
}

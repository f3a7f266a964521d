//! Defaults that are for one release only and still there.

use std::fmt;
use std::time::SystemTime;

use schema_core::snapshot;
use schema_core::step::Temporary;

use super::{MigrationStatus, Utc};
use crate::Migrations;

/// A default that serves the version of the program from before its column (`default(…, temporary)`), and that the database has.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct TemporaryDefault {
    /// The table.
    pub table: String,
    /// The column.
    pub column: String,
    /// The migration that brought it, as its file is called; `None` where the default was there before it was called temporary.
    pub since: Option<String>,
    /// When that migration was applied last.
    pub applied_at: Option<SystemTime>,
}

impl fmt::Display for TemporaryDefault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the default of `{}` of `{}` is for the version ", self.column, self.table)?;
        match &self.since {
            Some(since) => write!(f, "before `{since}`")?,
            None => f.write_str("from before it was called `temporary`")?,
        }
        self.applied_at.map_or(Ok(()), |at| write!(f, ", applied {}", Utc(at)))?;
        f.write_str("; when that no longer runs, remove it from the field")
    }
}

/// Those that the snapshots of the lists name. A snapshot that can't be read names none: `drift` says what is wrong with it.
pub(crate) fn of_lists(lists: &[&Migrations], migrations: &[MigrationStatus]) -> Vec<TemporaryDefault> {
    // Nothing else of a snapshot is needed, and few have any.
    let texts = lists.iter().filter_map(|list| list.snapshot).map(|text| text.0).filter(|text| text.contains("\"temporary_defaults\""));
    let known: Vec<Temporary> = texts.filter_map(|text| snapshot::read(text).ok()).flat_map(|snapshot| snapshot.temporary).collect();
    present(known, migrations)
}

/// Those of the known ones that the database has: one that comes with a migration which is not applied is not there yet.
pub(crate) fn present(known: Vec<Temporary>, migrations: &[MigrationStatus]) -> Vec<TemporaryDefault> {
    let one = |Temporary { table, column, since }: Temporary| {
        let Some(id) = since else { return Some(TemporaryDefault { table, column, since: None, applied_at: None }) };
        let migration = migrations.iter().find(|migration| migration.id == id && migration.applied_at.is_some())?;
        let since = Some(format!("{id}_{}", migration.name));
        Some(TemporaryDefault { table, column, since, applied_at: migration.applied_at })
    };
    known.into_iter().filter_map(one).collect()
}

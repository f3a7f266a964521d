//! The histories of other tools: what their tables are called, what is in them, and which migrations of the program that concerns. They are
//! read, never written.

mod time;

use std::collections::BTreeMap;
use std::fmt;
use std::time::{Duration, SystemTime};

use schema_core::Dialect;

use crate::backend::{Cell, Row};
use crate::embedded::Embedded;
use crate::error::{Error, Kind};
use crate::journal::statement::Bound;

/// Another tool that keeps a history in the database, in a table of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Tool {
    /// sqlx: `_sqlx_migrations`.
    Sqlx,
    /// refinery: `refinery_schema_history`.
    Refinery,
    /// Diesel: `__diesel_schema_migrations`.
    Diesel,
    /// sea-orm: `seaql_migrations`.
    SeaOrm,
}

/// What another tool says that it applied.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ToolHistory {
    /// The tool.
    pub tool: Tool,
    /// Its migrations, in the order of their versions.
    pub migrations: Vec<ToolMigration>,
}

/// A migration in the history of another tool.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ToolMigration {
    /// Its version, as the tool stored it.
    pub version: String,
    /// Its name; empty where the tool stores none.
    pub name: String,
    /// When it was applied, where that is known.
    pub applied_at: Option<SystemTime>,
    /// Whether the tool noted that it failed.
    pub(crate) failed: bool,
}

impl Tool {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Sqlx, Self::Refinery, Self::Diesel, Self::SeaOrm];

    /// The table of its history, under the name that it has unless somebody chose another.
    #[must_use]
    pub const fn table(self) -> &'static str {
        match self {
            Self::Sqlx => "_sqlx_migrations",
            Self::Refinery => "refinery_schema_history",
            Self::Diesel => "__diesel_schema_migrations",
            Self::SeaOrm => "seaql_migrations",
        }
    }

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sqlx => "sqlx",
            Self::Refinery => "refinery",
            Self::Diesel => "diesel",
            Self::SeaOrm => "sea-orm",
        }
    }

    /// The tool whose history a table is.
    pub(crate) fn of_table(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tool| tool.table() == name)
    }

    /// Lists the tables of all of them that the database has, where tables are created, as far as the role may read them: another program's
    /// are none of its business.
    pub(crate) fn tables(dialect: Dialect) -> Bound {
        let (column, from, here) = match dialect {
            Dialect::Sqlite => ("name", "sqlite_master", "type = 'table'"),
            Dialect::Mysql => ("table_name", "information_schema.tables", "table_schema = database()"),
            _ => (
                "tablename",
                "pg_catalog.pg_tables",
                "schemaname = current_schema() AND has_table_privilege(format('%I.%I', schemaname, tablename), 'SELECT')",
            ),
        };
        let names = Self::ALL.map(|tool| format!("'{}'", tool.table())).join(", ");
        Bound { sql: format!("SELECT {column} FROM {from} WHERE {here} AND {column} IN ({names}) ORDER BY {column}"), values: Vec::new() }
    }

    /// Reads its history; the rows are read by [`ToolHistory::read`]: version, name, 1 if it failed, time in milliseconds or as text.
    pub(crate) fn select(self, dialect: Dialect) -> Bound {
        let version = match dialect {
            Dialect::Mysql => "CAST(version AS CHAR)",
            _ => "CAST(version AS TEXT)",
        };
        let columns = match self {
            Self::Sqlx => format!("description, CASE WHEN success THEN 0 ELSE 1 END, {}", time::milliseconds(dialect, "installed_on")),
            Self::Refinery => "name, 0, applied_on".to_owned(),
            Self::Diesel => format!("'', 0, {}", time::milliseconds(dialect, "run_on")),
            Self::SeaOrm => "'', 0, applied_at * 1000".to_owned(),
        };
        Bound { sql: format!("SELECT {version}, {columns} FROM {} ORDER BY version", self.table()), values: Vec::new() }
    }
}

impl fmt::Display for Tool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl ToolHistory {
    /// Reads the rows of [`Tool::select`].
    pub(crate) fn read(tool: Tool, rows: &[Row]) -> Result<Self, Error> {
        let migration = |row: &Row| ToolMigration::read(row).ok_or_else(|| unreadable(tool, row));
        Ok(Self { tool, migrations: rows.iter().map(migration).collect::<Result<_, _>>()? })
    }

    /// Refuses where the tool noted that one of its migrations failed.
    pub(crate) fn refuse_failed(&self) -> Result<(), Error> {
        let failed: Vec<&ToolMigration> = self.migrations.iter().filter(|migration| migration.failed).collect();
        if failed.is_empty() {
            return Ok(());
        }
        let (tool, table) = (self.tool, self.tool.table());
        let message = format!("{tool} says in `{table}` that its migration {} failed; nothing was recorded", labels(&failed));
        let hint = format!("finish that migration or undo it, its row in `{table}` as well, as {tool} has it done; then do this again");
        Err(Error::new(Kind::OtherTool, message).with_hint(hint))
    }

    /// The migrations of the program that this history has, by their ids: for each its position, and when it was applied, in milliseconds
    /// since 1970.
    pub(crate) fn meant(&self, embedded: &Embedded) -> BTreeMap<usize, Option<i64>> {
        let meant = |migration: &ToolMigration| Some((migration.position(embedded)?, migration.applied_at.and_then(time::since_1970)));
        let own = self.migrations.iter().filter(|migration| !migration.failed).filter_map(meant);
        own.chain(self.replaced(embedded).into_iter().map(|(position, members)| (position, latest(&members)))).collect()
    }

    /// The migrations of the program that stand for some of this history, with what each stands for.
    fn replaced(&self, embedded: &Embedded) -> Vec<(usize, Vec<&ToolMigration>)> {
        let find =
            |name: &&'static str| self.migrations.iter().find(|migration| !migration.failed && number(&migration.version) == number(name));
        let whole = |position: usize| {
            let members = |set: &'static [&'static str]| set.iter().map(find).collect::<Option<Vec<_>>>();
            Some((position, embedded.items[position].sets().find_map(members)?))
        };
        (0..embedded.items.len()).filter_map(whole).collect()
    }

    /// As [`meant`](Self::meant), but each of its migrations must be one of the program.
    pub(crate) fn all_meant(&self, embedded: &Embedded) -> Result<BTreeMap<usize, Option<i64>>, Error> {
        let replaced: Vec<&ToolMigration> = self.replaced(embedded).into_iter().flat_map(|(_, members)| members).collect();
        let is_left = |migration: &&ToolMigration| {
            !migration.is_setup(self.tool) && migration.position(embedded).is_none() && !replaced.contains(migration)
        };
        let left: Vec<&ToolMigration> = self.migrations.iter().filter(is_left).collect();
        if left.is_empty() {
            return Ok(self.meant(embedded));
        }
        let (tool, table) = (self.tool, self.tool.table());
        let message =
            format!("{tool} has applied {} (`{table}`), for which this program has no migration; nothing was recorded", labels(&left));
        let hint = "a migration that was carried over has the digits of its version there as its id; where one migration stands for all of them, \
                    `baseline` with its name, or name them in its `replaces`";
        Err(Error::new(Kind::OtherTool, message).with_hint(hint))
    }
}

impl ToolMigration {
    fn read(row: &Row) -> Option<Self> {
        let [version, name, failed, at] = row.cells.as_slice() else { return None };
        let applied_at = match at {
            Cell::Integer(milliseconds) => {
                u64::try_from(*milliseconds).ok().map(|milliseconds| SystemTime::UNIX_EPOCH + Duration::from_millis(milliseconds))
            }
            Cell::Text(text) => time::parse(text),
            Cell::Null | Cell::Real(_) | Cell::Blob(_) => None,
        };
        let name = name.text().unwrap_or_default().to_owned();
        Some(Self { version: version.text()?.to_owned(), name, applied_at, failed: failed.integer()? != 0 })
    }

    /// The migration of the program with this id, when there is one.
    fn position(&self, embedded: &Embedded) -> Option<usize> {
        let wanted = number(&self.version);
        let mut found = (0..embedded.items.len()).filter(|&at| number(embedded.items[at].migration.id) == wanted);
        found.next().filter(|_| found.next().is_none())
    }

    /// Whether it is what Diesel's command line begins every project with, which only creates helpers of its own.
    fn is_setup(&self, tool: Tool) -> bool {
        tool == Tool::Diesel && self.version.bytes().all(|byte| byte == b'0')
    }

    fn label(&self) -> String {
        if self.name.is_empty() { self.version.clone() } else { format!("{}_{}", self.version, self.name.replace(' ', "_")) }
    }
}

/// When the last of them was applied, in milliseconds since 1970.
fn latest(migrations: &[&ToolMigration]) -> Option<i64> {
    migrations.iter().filter_map(|migration| migration.applied_at).max().and_then(time::since_1970)
}

/// What versions and ids are compared by: their digits without zeros in front. sea-orm parts date and time by an underscore.
fn number(version: &str) -> String {
    let text = version.strip_prefix('m').unwrap_or(version);
    let run = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let first = run(text);
    let (date, rest) = text.split_at(first);
    let second = rest.strip_prefix('_').map(|rest| (rest, run(rest))).filter(|(_, length)| first == 8 && *length == 6);
    let digits = second.map_or_else(|| date.to_owned(), |(rest, length)| format!("{date}{}", &rest[..length]));
    let trimmed = digits.trim_start_matches('0');
    if digits.is_empty() { version.to_owned() } else { trimmed.to_owned() }
}

fn labels(migrations: &[&ToolMigration]) -> String {
    migrations.iter().map(|migration| format!("`{}`", migration.label())).collect::<Vec<_>>().join(", ")
}

fn unreadable(tool: Tool, row: &Row) -> Error {
    Error::new(Kind::OtherTool, format!("the table `{}` has a row that {tool} does not write: {row}", tool.table()))
        .with_hint("correct the row; where the table is somebody else's, rename it for the time being")
}

impl fmt::Display for ToolHistory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (tool, count) = (self.tool, self.migrations.len());
        write!(f, "{count} migration{} of {tool} in `{}`", if count == 1 { "" } else { "s" }, tool.table())?;
        match self.migrations.last() {
            Some(last) => write!(f, ", the last `{}`", last.label()),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_by_their_digits() {
        for (version, id) in [
            ("1", "0001"),
            ("20240101120000", "20240101120000"),
            ("m20220101_000001_create_table", "20220101000001"),
            ("m20220101_000001", "m20220101_000001_create_table"),
            ("00000000000000", "0"),
            ("first", "first"),
        ] {
            assert_eq!(number(version), number(id), "{version}");
        }
        assert_ne!(number("m0001_2fa"), number("12"));
        assert_ne!(number("20220101_000001"), number("20220101"));
        assert_ne!(number("first"), number("second"));
    }

    #[test]
    fn a_row_is_read_with_its_time() {
        let row =
            |at| Row { names: Vec::new(), cells: vec![Cell::Text("7".to_owned()), Cell::Text("add it".to_owned()), Cell::Integer(0), at] };
        let read = |at| ToolHistory::read(Tool::Sqlx, &[row(at)]).unwrap();
        let history = read(Cell::Integer(1_762_506_010_000));
        assert_eq!(history.migrations[0].applied_at, Some(SystemTime::UNIX_EPOCH + Duration::from_secs(1_762_506_010)));
        assert_eq!(history.to_string(), "1 migration of sqlx in `_sqlx_migrations`, the last `7_add_it`");
        assert_eq!(read(Cell::Text("2025-11-07T09:00:10.123456789Z".to_owned())), history);
        assert_eq!(read(Cell::Null).migrations[0].applied_at, None);
        assert!(ToolHistory::read(Tool::Sqlx, &[Row { names: Vec::new(), cells: vec![Cell::Null] }]).is_err());
    }
}

//! What of a database is not as its migrations left it.
//!
//! ```text
//!  snapshots ─ expected ─▶ Schema ─ created in a scratch place, read ─▶ Catalog ─┐             ┌▶ findings, notes
//!                                                                                ├─ between ─▶ ┤
//!  database ─ read ──────────────────────────────────────────────────▶ Catalog ─┘             └▶ SQL, both ways
//! ```

mod alike;
mod find;
mod finding;
mod notes;
mod sides;
mod sql;
mod words;

use std::fmt;

use schema_core::{Dialect, Pair, Schema};
use serde_json::{Value, json};

use crate::Error;
use crate::apply::catalog::Found;
use crate::backend::Backend;
use crate::introspect::Catalog;
use crate::scratch::{Creation, with_retired};

pub use finding::{Finding, FindingKind, Part, Property};

pub(crate) use notes::differences;

use sides::Sides;

/// Which tables [`Migrator::drift_in`](crate::Migrator::drift_in) looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Scope {
    /// Those of the migrations. Whatever else is in the database is somebody else's business.
    #[default]
    Own,
    /// All tables of the database: others are additional. The SQL leaves those alone all the same.
    Database,
}

/// What of a database is not as its migrations left it. `Display` is for people: a sentence for everything that differs, and the SQL both
/// ways.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "it says whether the database has changed"]
pub struct Drift {
    dialect: Dialect,
    findings: Vec<Finding>,
    notes: Vec<String>,
    to_expected: Result<String, String>,
    to_database: Result<String, String>,
}

impl Drift {
    /// Whether the database is as it should be. Notes do not count.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// Everything that differs, by table.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// What is on the tables and has no place in the model, such as triggers that somebody added: a sentence each, without a full stop. No
    /// SQL touches it.
    #[must_use]
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// The kind of database.
    #[must_use]
    pub const fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// The script that brings the database to what is expected, for `sqlite3`, `psql` or `mariadb`. What nothing declares is dropped, with the
    /// values in it: comments at the top say what that concerns. Empty when nothing differs.
    ///
    /// # Errors
    ///
    /// Why it can't be written, as a sentence.
    pub fn sql_to_expected(&self) -> Result<&str, &str> {
        self.to_expected.as_deref().map_err(String::as_str)
    }

    /// The script that would bring what is expected to what the database is. It is to be looked at: what of it is wanted belongs into the
    /// entities.
    ///
    /// # Errors
    ///
    /// Why it can't be written, as a sentence.
    pub fn sql_to_database(&self) -> Result<&str, &str> {
        self.to_database.as_deref().map_err(String::as_str)
    }

    /// All of it for a program: `dialect`, `findings` with `kind`, `part`, `table`, `name`, `properties`, `note` and `text` each, `notes`,
    /// `sql_to_expected`, `sql_to_database`; a script that can't be written is null.
    #[must_use]
    pub fn json(&self) -> String {
        format!("{:#}\n", self.value())
    }

    /// The same with one more value.
    #[cfg(feature = "cli")]
    pub(crate) fn json_with(&self, name: &str, more: Value) -> String {
        let mut value = self.value();
        value[name] = more;
        format!("{value:#}\n")
    }

    fn value(&self) -> Value {
        let findings: Vec<Value> = self.findings.iter().map(Finding::json).collect();
        json!({
            "dialect": self.dialect.name(),
            "findings": findings,
            "notes": self.notes,
            "sql_to_expected": self.to_expected.as_ref().ok(),
            "sql_to_database": self.to_database.as_ref().ok(),
        })
    }

    /// What differs, a line each, as errors show it.
    pub(crate) fn listed(&self) -> String {
        self.findings.iter().fold(String::new(), |text, finding| format!("{text}\n  {finding}"))
    }

    fn write_sql(f: &mut fmt::Formatter<'_>, what: &str, sql: Result<&str, &str>) -> fmt::Result {
        match sql {
            Ok("") => Ok(()),
            Ok(sql) => write!(f, "\n-- {what}:\n{sql}"),
            Err(why) => writeln!(f, "\n-- {what}: can't be written, because {why}"),
        }
    }
}

impl fmt::Display for Drift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.findings.len() {
            0 => writeln!(f, "the database is as the migrations left it")?,
            1 => writeln!(f, "the database differs from what the migrations left in one thing:")?,
            count => writeln!(f, "the database differs from what the migrations left in {count} things:")?,
        }
        self.findings.iter().try_for_each(|finding| writeln!(f, "  {finding}"))?;
        if !self.notes.is_empty() {
            writeln!(f, "on the tables, and not in the model:")?;
            self.notes.iter().try_for_each(|note| writeln!(f, "  {note}"))?;
        }
        if self.is_empty() {
            return Ok(());
        }
        Self::write_sql(f, "to bring the database back", self.sql_to_expected())?;
        Self::write_sql(f, "what would lead to the database as it is", self.sql_to_database())
    }
}

/// What was found in a database of the tables of a schema, and what the database makes of the schema.
pub(crate) async fn both(pool: &dyn Backend, expected: Schema, found: Found) -> Result<Pair<Catalog>, Error> {
    let dialect = pool.dialect();
    let sides = Sides::new(dialect, expected, found);
    let creation = Creation::of(dialect, &sides.wanted())?;
    let expected = if creation.sql.is_empty() { Catalog::default() } else { pool.create_and_read(&creation).await? };
    Ok(sides.both(creation.read(dialect, expected)))
}

/// Compares what was found in a database with a schema.
pub(crate) async fn compare(pool: &dyn Backend, expected: Schema, found: Found, scope: Scope) -> Result<Drift, Error> {
    let dialect = pool.dialect();
    let sides = Sides::new(dialect, expected, found);
    let creation = Creation::of(dialect, &with_retired(sides.wanted()))?;
    let expected = if creation.sql.is_empty() { Catalog::default() } else { pool.create_and_read(&creation).await? };
    Ok(sides.compare(creation.read(dialect, expected), scope))
}

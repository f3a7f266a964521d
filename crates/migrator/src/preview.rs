//! What would be done: the exact SQL.

use std::fmt;

use schema_core::Dialect;
use schema_core::dialect::{Backfill, Statement};

use crate::journal::{Entry, HalfDone, stored};
use crate::plan::Recorded;
use crate::report::Did;
use crate::sql::undo;
use crate::{Atomicity, OnFailure, Risk};

/// What a run would do. `Display` is a script with comments.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Preview {
    /// What is committed at once, in order.
    pub groups: Vec<PlannedGroup>,
    /// What should be known beforehand: that this database can't undo a migration that fails in the middle, and what becomes of it then.
    pub note: Option<String>,
    /// What becomes of a migration that fails in the middle; `None` where the database undoes it.
    pub on_failure: Option<OnFailure>,
}

/// What is said where every change of the schema commits at once. `begun` is a migration that is half taken back.
pub(crate) fn commits_at_once(on_failure: OnFailure, atomicity: Atomicity, begun: Option<&HalfDone>) -> String {
    let so = "this database commits every statement that changes the schema";
    let note = match (on_failure, atomicity) {
        (OnFailure::Resume, _) => {
            format!("{so}: what ran before a failure stays, a migration can be left half done, and the next `up` goes on from there")
        }
        (OnFailure::Reverse, Atomicity::All) => {
            format!("{so}: after a failure, what ran of that migration is taken back, and those that the same call applied are undone")
        }
        (OnFailure::Reverse, Atomicity::Each | Atomicity::None) => {
            format!("{so}: after a failure, what ran of that migration is taken back")
        }
    };
    begun.map_or(note.clone(), |half| format!("{note}; first the rest of `{}` is taken back", half.label()))
}

/// What would be committed at once.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PlannedGroup {
    /// Whether it is a transaction; else a single statement, which the database takes in none, or one in batches.
    pub transaction: bool,
    /// Whether it is a statement in batches, which are a transaction each.
    pub batches: bool,
    /// Its migrations, or the parts of them that are in it.
    pub migrations: Vec<PlannedMigration>,
}

/// A migration that would be applied or undone, or a part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct PlannedMigration {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What would be done with it.
    pub action: Did,
    /// The steps in order, as text: SQL, or a comment for what is not SQL.
    pub statements: Vec<String>,
    /// The number of the first of them, from 1: the migration may begin in another group, or be half done.
    pub first: usize,
    /// How many steps the migration has in all.
    pub count: usize,
    /// Whether migrations that are newer are applied already.
    pub late: bool,
    /// What is destroyed for good, as the migration says.
    pub destroys: Vec<String>,
    /// What can go wrong, as the migration says.
    pub risks: Vec<Risk>,
    /// Where failures are to be taken back ([`OnFailure::Reverse`]): from where on that is not possible.
    pub no_way_back: Option<NoWayBack>,
}

/// A statement that nothing takes back: a failure after it leaves its migration half done.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct NoWayBack {
    /// Its number in the migration, from 1.
    pub statement: usize,
    /// Why nothing takes it back.
    pub why: &'static str,
}

impl NoWayBack {
    /// That of a migration with these steps, where something comes after it.
    pub(crate) fn find(dialect: Dialect, steps: &[Recorded]) -> Option<Self> {
        let steps = stored::read(&stored::write(steps))?;
        let (statement, why) = undo::impossible(&undo::of(dialect, &steps))?;
        (statement < steps.len()).then_some(Self { statement, why })
    }
}

impl Preview {
    /// Whether there is nothing to do.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.groups.iter().all(|group| group.migrations.is_empty())
    }

    /// The migrations in order, each once, whatever groups they are in.
    pub fn migrations(&self) -> impl Iterator<Item = &PlannedMigration> {
        let parts: Vec<&PlannedMigration> = self.groups.iter().flat_map(|group| &group.migrations).collect();
        let is_first = |at: usize, part: &PlannedMigration| at == 0 || parts[at - 1].key() != part.key();
        let firsts: Vec<&PlannedMigration> =
            parts.iter().enumerate().filter(|(at, part)| is_first(*at, part)).map(|(_, part)| *part).collect();
        firsts.into_iter()
    }
}

impl fmt::Display for Preview {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.write_str("-- nothing to do\n");
        }
        if let Some(note) = &self.note {
            writeln!(f, "-- {note}")?;
        }
        self.groups.iter().try_for_each(|group| write!(f, "{group}"))
    }
}

impl fmt::Display for PlannedGroup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (begin, end) = match (self.transaction, self.batches) {
            (true, _) => ("BEGIN;\n", "COMMIT;\n"),
            (false, true) => ("-- each batch in a transaction of its own:\n", ""),
            (false, false) => ("-- in no transaction:\n", ""),
        };
        f.write_str(begin)?;
        self.migrations.iter().try_for_each(|migration| write!(f, "{migration}"))?;
        f.write_str(end)
    }
}

impl PlannedMigration {
    /// What tells it from the one before it in a plan.
    fn key(&self) -> (&str, &str, Did) {
        (&self.id, &self.name, self.action)
    }

    /// Which of its statements these are, where it has others.
    fn part(&self) -> String {
        let last = (self.first + self.statements.len()).saturating_sub(1).min(self.count);
        match self.first {
            1 if last == self.count => String::new(),
            first if first >= last => format!(", statement {first} of {}", self.count),
            first => format!(", statements {first} to {last} of {}", self.count),
        }
    }
}

impl fmt::Display for PlannedMigration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let action = match self.action {
            Did::Applied => "apply",
            Did::Reverted => "undo",
            Did::RolledBackDraft => "roll back the draft",
            Did::ForgotDraft => "forget the undone draft",
            Did::MarkedApplied => "record as applied",
            Did::MarkedUnapplied => "record as not applied",
            Did::Replaced => "record in place of what it replaces",
            Did::Seeded => "run the seed",
        };
        let late = if self.late { ", late" } else { "" };
        writeln!(f, "-- {action} {}_{}{}{late}", self.id, self.name, self.part())?;
        self.destroys.iter().try_for_each(|what| writeln!(f, "{}", destroyed(what)))?;
        self.risks.iter().try_for_each(|risk| writeln!(f, "-- risk ({}): {}", risk.code(), risk.message()))?;
        if let Some(NoWayBack { statement, why }) = &self.no_way_back {
            writeln!(f, "-- a failure after statement {statement} leaves it half done, because {why}")?;
        }
        self.statements.iter().try_for_each(|statement| writeln!(f, "{statement}"))
    }
}

/// A step as a script shows it.
pub(crate) fn text(dialect: Dialect, step: &Recorded) -> String {
    match step {
        Recorded::Statement(Statement::Sql(sql)) => terminated(sql),
        Recorded::Statement(Statement::Check { message, sql }) => format!("-- stop if this returns a row: {message}\n{}", terminated(sql)),
        Recorded::Statement(Statement::Rebuild { table, sql, .. }) => {
            let sql: Vec<String> = sql.iter().map(|sql| terminated(sql)).collect();
            format!("-- rebuild {table}, keeping its triggers and indexes\n{}", sql.join("\n"))
        }
        Recorded::Statement(Statement::Backfill(backfill)) => format!("{}\n{}", paced(backfill), terminated(&backfill.sql(dialect, ""))),
        Recorded::Compute { backfill, .. } => computed(dialect, backfill),
        Recorded::Run { name, .. } => format!("-- run {name} (in Rust)"),
        Recorded::Destroys(what) => destroyed(what),
        Recorded::Irreversible(why) => format!("-- can't be undone: {why}"),
        Recorded::Unsupported(why) => format!("-- can't be written for this database: {why}"),
    }
}

/// What a function says that it destroys.
pub(crate) fn destroyed(what: &str) -> String {
    format!("-- destroys {what}")
}

/// Values that a function returns, as a script shows them.
pub(crate) fn computed(dialect: Dialect, backfill: &Backfill) -> String {
    let function = backfill.function.as_deref().unwrap_or_default();
    format!("{}\n-- ? is what {function} returns for the row (in Rust)\n{}", paced(backfill), terminated(&backfill.sql(dialect, "")))
}

/// How a change of rows goes through them.
fn paced(backfill: &Backfill) -> String {
    let Backfill { table, key, batch, pause, in_transaction, .. } = backfill;
    let key = if key.is_empty() { "the primary key".to_owned() } else { key.join(", ") };
    let pause = if pause.is_zero() { String::new() } else { format!(", with {pause:?} between them") };
    let whole = if *in_transaction { ", in one transaction where statements do not commit by themselves" } else { "" };
    format!("-- in batches of up to {batch} rows of {table}, by {key}{pause}{whole}:")
}

/// What becomes of what a draft had put aside. Its names begin with `prefix`; which they are is only known once it is rolled back.
pub(crate) fn purge(prefix: &str) -> String {
    format!("-- drop every column and table whose name begins with {prefix}, with the values in it")
}

/// What becomes of the entry of a migration that another one replaces.
pub(crate) fn replaced(entry: &Entry) -> String {
    format!("-- forget {}, which is applied", entry.label())
}

/// A step as an error shows it.
pub(crate) fn bare(dialect: Dialect, step: &Recorded) -> String {
    match step {
        Recorded::Statement(Statement::Sql(sql) | Statement::Check { sql, .. }) => dedented(sql.trim()),
        Recorded::Statement(Statement::Rebuild { .. } | Statement::Backfill(_))
        | Recorded::Compute { .. }
        | Recorded::Run { .. }
        | Recorded::Destroys(_)
        | Recorded::Irreversible(_)
        | Recorded::Unsupported(_) => text(dialect, step),
    }
}

fn terminated(sql: &str) -> String {
    format!("{};", dedented(sql.trim().trim_end_matches(';').trim_end()))
}

/// Without the indentation that all lines but the first have from the module they stand in. What may break a line in quotes stays as it is.
fn dedented(sql: &str) -> String {
    let odd = |line: &str| ['\'', '"', '`'].into_iter().any(|quote| line.matches(quote).count() % 2 == 1);
    let lines = || sql.lines().skip(1).filter(|line| !line.trim().is_empty());
    let indent = lines().map(|line| line.len() - line.trim_start_matches(' ').len()).min().unwrap_or(0);
    if indent == 0 || sql.lines().any(|line| odd(line) || (line.contains('[') && !line.contains(']'))) {
        return sql.to_owned();
    }
    let dedented = sql.lines().enumerate().map(|(at, line)| if at == 0 { line } else { line.get(indent..).unwrap_or_default() });
    dedented.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_indentation_of_a_module_is_not_shown() {
        let module =
            "CREATE TABLE \"a\" (\n            \"b\" TEXT DEFAULT 'x',\n\n            c CHECK (c IN (\n                1))\n        )";
        assert_eq!(terminated(module), "CREATE TABLE \"a\" (\n    \"b\" TEXT DEFAULT 'x',\n\n    c CHECK (c IN (\n        1))\n);");
        assert_eq!(terminated(" SELECT 1 ; "), "SELECT 1;");
    }

    #[test]
    fn a_text_of_several_lines_is_shown_as_it_is() {
        for sql in ["INSERT INTO a VALUES ('x\n    y')", "SELECT \"a\n    b\"\n    FROM c"] {
            assert_eq!(terminated(sql), format!("{sql};"));
        }
    }
}

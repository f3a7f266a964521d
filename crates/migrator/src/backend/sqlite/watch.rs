//! What worked before a migration must work after it: foreign keys, views, triggers.
//!
//! What was already broken is no reason to refuse; only what a migration breaks is. Both checks are left out where the statements can do no
//! harm, because the first reads every row that has a foreign key.

use std::collections::{BTreeMap, BTreeSet};

use schema_core::Dialect;
use schema_core::dialect::Statement;
use sqlx::SqliteConnection;

use super::{execute, fault, quote, rows, texts};
use crate::backend::Cell;
use crate::error::{Error, Kind};
use crate::plan::Recorded;
use crate::sql::{self, Risk};

/// How things were.
#[derive(Debug, Default)]
pub(super) struct Watch {
    /// The foreign key violations; `None` when none can be added.
    violations: Option<BTreeSet<Violation>>,
    /// Views and triggers that did not compile; `None` when none can be broken.
    broken: Option<BTreeMap<Object, Broken>>,
    /// Tables that were renamed since, by their new name.
    renamed: BTreeMap<String, String>,
}

/// A row that points at none.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Violation {
    table: String,
    parent: String,
    /// `None` in a table without row ids.
    row: Option<i64>,
}

/// A view or a trigger.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Object {
    is_view: bool,
    name: String,
}

/// What is wrong with a view or a trigger.
#[derive(Debug)]
struct Broken {
    /// What it belongs to: its own name when it is a view.
    table: String,
    /// What SQLite says.
    why: String,
}

/// How many rows a message names.
const NAMED_MAX: usize = 3;

impl Watch {
    pub(super) async fn before(connection: &mut SqliteConnection, steps: &[&Recorded]) -> Result<Self, Error> {
        let risk = steps.iter().fold(Risk::default(), |risk, step| risk.and(risk_of(step)));
        let failed = |error| fault::error(error, "the database can't be examined");
        let risk = if harmless(connection, steps).await.map_err(failed)? { Risk::default() } else { risk };
        let violations = if risk.rows { Some(violations(connection).await.map_err(failed)?) } else { None };
        let broken = if risk.objects { Some(broken(connection).await.map_err(failed)?) } else { None };
        Ok(Self { violations, broken, renamed: BTreeMap::new() })
    }

    /// Whether [`settle`](Self::settle) has nothing to do after `steps`.
    pub(super) fn is_settled(&self, steps: &[Recorded]) -> bool {
        self.broken.is_none() || !steps.iter().any(|step| risk_of(step).objects)
    }

    /// After a migration: refuses when it broke a view or a trigger.
    pub(super) async fn settle(&mut self, connection: &mut SqliteConnection, steps: &[Recorded]) -> Result<(), Error> {
        if self.is_settled(steps) {
            return Ok(());
        }
        // Whatever renames a table may break an object, so that no rename is missed.
        for (from, to) in steps.iter().filter_map(renamed) {
            let original = self.renamed.remove(&from).unwrap_or(from);
            self.renamed.insert(to, original);
        }
        let Some(before) = &self.broken else { return Ok(()) };
        let after = broken(connection).await.map_err(|error| fault::error(error, "the database can't be examined"))?;
        match after.iter().find(|(object, _)| !before.contains_key(object)) {
            None => Ok(()),
            Some((object, broken)) => Err(Error::new(Kind::BrokenObject, described(object, broken))
                .with_hint("nothing was changed; drop it before the change and create it again after it, in the same migration")),
        }
    }

    /// Before the commit: refuses when rows point at none that did not before.
    pub(super) async fn finish(&mut self, connection: &mut SqliteConnection) -> Result<(), Error> {
        let Some(before) = &self.violations else { return Ok(()) };
        let after = violations(connection).await.map_err(|error| fault::error(error, "the database can't be examined"))?;
        let original = |name: &String| self.renamed.get(name).unwrap_or(name).clone();
        let new: Vec<&Violation> = after
            .iter()
            .filter(|violation| {
                let table = original(&violation.table);
                let parent = original(&violation.parent);
                !before.contains(&Violation { table, parent, row: violation.row })
            })
            .collect();
        // A rebuild numbers the rows of a table without an integer key anew: then only the count tells.
        let counted = |set: &mut dyn Iterator<Item = (String, String)>| {
            let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
            set.for_each(|key| *counts.entry(key).or_default() += 1);
            counts
        };
        let counts_before = counted(&mut before.iter().map(|violation| (violation.table.clone(), violation.parent.clone())));
        let counts_after = counted(&mut after.iter().map(|violation| (original(&violation.table), original(&violation.parent))));
        let grew = |violation: &&&Violation| {
            let key = (original(&violation.table), original(&violation.parent));
            counts_after.get(&key) > counts_before.get(&key)
        };
        let new: Vec<&Violation> = new.iter().filter(grew).copied().collect();
        if new.is_empty() { Ok(()) } else { Err(refusal(&new)) }
    }
}

fn refusal(new: &[&Violation]) -> Error {
    let named: Vec<String> = new.iter().take(NAMED_MAX).map(ToString::to_string).collect();
    let more = new.len().saturating_sub(NAMED_MAX);
    let more = if more == 0 { String::new() } else { format!(", and {more} more") };
    Error::new(Kind::ForeignKeys, format!("foreign keys would point at rows that are not there: {}{more}", named.join(", ")))
        .with_hint("nothing was changed; correct the rows, then run it again")
}

impl std::fmt::Display for &Violation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.row {
            Some(row) => write!(f, "row {row} of `{}` has no row in `{}`", self.table, self.parent),
            None => write!(f, "a row of `{}` has no row in `{}`", self.table, self.parent),
        }
    }
}

fn described(object: &Object, broken: &Broken) -> String {
    let (name, Broken { table, why }) = (&object.name, broken);
    if object.is_view {
        format!("the view `{name}` would no longer work: {why}")
    } else {
        format!("the trigger `{name}` on `{table}` would no longer work: {why}")
    }
}

/// Whether all that is done is a change of rows in batches that no foreign key and no trigger can see: to look at all keys of the database with
/// each batch would take longer than the batches.
async fn harmless(connection: &mut SqliteConnection, steps: &[&Recorded]) -> Result<bool, sqlx::Error> {
    let [Recorded::Statement(Statement::Backfill(backfill)) | Recorded::Compute { backfill, .. }] = steps else { return Ok(false) };
    let columns = "SELECT k.\"from\" FROM pragma_foreign_key_list(?1) k \
         UNION SELECT coalesce(k.\"to\", '') FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) k \
         WHERE t.type = 'table' AND lower(k.\"table\") = lower(?1)";
    let keys = texts(connection, columns, &[&backfill.table]).await?;
    let is_key = |column: &String| keys.iter().any(|key| key.is_empty() || key.eq_ignore_ascii_case(column));
    if backfill.set.iter().any(|(column, _)| is_key(column)) {
        return Ok(false);
    }
    let triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND lower(tbl_name) = lower(?1) \
         UNION ALL SELECT name FROM sqlite_temp_master WHERE type = 'trigger' AND lower(tbl_name) = lower(?1)";
    Ok(texts(connection, triggers, &[&backfill.table]).await?.is_empty())
}

/// What a step may do.
fn risk_of(step: &Recorded) -> Risk {
    match step {
        Recorded::Statement(Statement::Sql(sql)) => sql::risk(Dialect::Sqlite, sql),
        Recorded::Statement(Statement::Backfill(backfill)) | Recorded::Compute { backfill, .. } => {
            sql::risk(Dialect::Sqlite, &backfill.sql(Dialect::Sqlite, ""))
        }
        Recorded::Statement(Statement::Check { .. }) | Recorded::Destroys(_) | Recorded::Irreversible(_) | Recorded::Unsupported(_) => {
            Risk::default()
        }
        Recorded::Statement(Statement::Rebuild { .. }) | Recorded::Run { .. } => Risk::ALL,
    }
}

fn renamed(step: &Recorded) -> Option<(String, String)> {
    match step {
        Recorded::Statement(Statement::Sql(sql)) => sql::renamed_table(Dialect::Sqlite, sql),
        Recorded::Statement(Statement::Check { .. } | Statement::Rebuild { .. } | Statement::Backfill(_))
        | Recorded::Compute { .. }
        | Recorded::Run { .. }
        | Recorded::Destroys(_)
        | Recorded::Irreversible(_)
        | Recorded::Unsupported(_) => None,
    }
}

/// All rows that point at none. A foreign key that SQLite can't check, because what it points at is no key, counts as one.
async fn violations(connection: &mut SqliteConnection) -> Result<BTreeSet<Violation>, sqlx::Error> {
    let with_keys = "SELECT DISTINCT t.name FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) WHERE t.type = 'table' ORDER BY 1";
    let mut found = BTreeSet::new();
    for table in texts(connection, with_keys, &[]).await? {
        let check = format!("PRAGMA foreign_key_check({})", quote(&table));
        match rows(connection, &check, &[]).await {
            Ok(rows) => found.extend(rows.iter().map(|row| Violation {
                table: table.clone(),
                parent: row.cells.get(2).and_then(Cell::text).unwrap_or_default().to_owned(),
                row: row.cells.get(1).and_then(Cell::integer),
            })),
            Err(error) if fault::kind(&error) == Kind::Statement => {
                found.insert(Violation { table, parent: "(no key)".to_owned(), row: None });
            }
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}

/// The views and triggers that do not compile.
async fn broken(connection: &mut SqliteConnection) -> Result<BTreeMap<Object, Broken>, sqlx::Error> {
    let all = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE type IN ('view', 'trigger') ORDER BY type DESC, name";
    let mut broken = BTreeMap::new();
    for row in rows(connection, all, &[]).await? {
        let text = |at: usize| row.cells.get(at).and_then(Cell::text).unwrap_or_default();
        let (is_view, name, table) = (text(0) == "view", text(1).to_owned(), text(2).to_owned());
        let probe = if is_view { format!("SELECT * FROM {}", quote(&name)) } else { trigger_probe(connection, &table, text(3)).await? };
        if let Some(why) = error_of(connection, &probe).await? {
            broken.insert(Object { is_view, name }, Broken { table, why });
        }
    }
    Ok(broken)
}

/// Compiles a statement without running it.
async fn error_of(connection: &mut SqliteConnection, sql: &str) -> Result<Option<String>, sqlx::Error> {
    match execute(connection, format!("EXPLAIN {sql}")).await {
        Ok(()) => Ok(None),
        Err(error) if fault::kind(&error) == Kind::Statement => Ok(error.as_database_error().map(|error| error.message().to_owned())),
        Err(error) => Err(error),
    }
}

/// A statement that fires the trigger, so that compiling it compiles the trigger's body.
async fn trigger_probe(connection: &mut SqliteConnection, table: &str, sql: &str) -> Result<String, sqlx::Error> {
    let quoted = quote(table);
    let is_event = |token: &sql::Token<'_>| ["INSERT", "UPDATE", "DELETE"].iter().any(|word| token.is(word));
    let tokens = sql::tokens(Dialect::Sqlite, sql);
    let event = tokens.iter().find(|token| is_event(token)).map(|token| token.text.to_ascii_uppercase());
    let columns = texts(connection, "SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0", &[table]).await?;
    let sets: Vec<String> = columns.iter().map(|column| format!("{0} = {0}", quote(column))).collect();
    Ok(match event.as_deref() {
        Some("INSERT") => format!("INSERT INTO {quoted} DEFAULT VALUES"),
        Some("UPDATE") => format!("UPDATE {quoted} SET {}", sets.join(", ")),
        _ => format!("DELETE FROM {quoted}"),
    })
}

//! What turns one schema into another: two databases, snapshots or packages, compared as one kind of database sees them.
//!
//! ```text
//!  Origin ─ read ─▶ State ─┐                     ┌▶ sql, for sqlite3, psql, mariadb
//!                          ├─ between ─▶ Step[] ─┼▶ steps, for people
//!  Origin ─ read ─▶ State ─┘                     └▶ json, for programs
//! ```
//!
//! A database is read from its catalog. Entities and snapshots that are compared with a database are created in a scratch place there
//! and read back, so that both sides went through the same server. Two of them are compared as they are.
//!
//! What the model can't hold is never left out without a word: where it differs between two databases, the comparison is refused and
//! names it; where only one side can have it, a note does.

mod database;
mod difference;
mod objects;
mod origin;
mod rename;
pub(crate) mod state;

use schema_core::diff::{Intent, Question};
use schema_core::snapshot::{self, Snapshot};
use schema_core::{Dialect, Pair};

use crate::Error;
use crate::between::{self, Obstacle, refused};

pub use crate::url::DatabaseUrl;
pub use difference::Difference;
pub use origin::Origin;
pub use rename::Rename;
#[cfg(feature = "cli")]
pub(crate) use rename::near;

use state::State;

/// How two schemas are compared.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The kind of database, where neither side is one.
    pub dialect: Option<Dialect>,
    /// What was renamed.
    pub renames: Vec<Rename>,
    /// Whether nothing else was.
    pub no_renames: bool,
}

/// What turns `origins.before` into `origins.after`.
///
/// # Errors
///
/// When a side can't be read; when something could have been renamed and `options` neither declare nor deny it; when something can't be
/// compared or written. The error names what it is about.
pub async fn compare(origins: Pair<&Origin>, options: &Options) -> Result<Difference, Error> {
    let states = Pair::new(State::read(origins.before).await?, State::read(origins.after).await?);
    let Some(dialect) = decide(&states, options)? else { return Ok(Difference::none()) };
    let states = as_database_sees(origins, states, dialect).await?;
    let mut notes = not_compared(&states)?;
    notes.extend(left_aside(&states));
    let with_entities = states.before.is_entities || states.after.is_entities;
    let states = states.map(if with_entities { State::without_loose_enums } else { State::with_retired });
    let intent = intent(&states, dialect, options)?;
    let levels = states.after.levels.clone();
    let way = between::way(dialect, states.map(|state| state.catalog), &intent);
    let way = way.map_err(|obstacle| match obstacle {
        Obstacle::Questions(questions) => undecided(&questions),
        Obstacle::Refused(error) => error,
    })?;
    let risks = way.risks(dialect)?.into_iter().map(|risk| (levels.of(&risk, dialect), risk)).collect();
    Ok(Difference::new(dialect, way.steps, risks, way.script, notes))
}

/// The schema of `origin` as the text of a snapshot, and notes on what that leaves out.
///
/// # Errors
///
/// When it can't be read.
pub async fn snapshot(origin: &Origin) -> Result<(String, Vec<String>), Error> {
    let state = State::read(origin).await?;
    let notes = state.catalog.objects.iter().map(|object| format!("left out: {}", between::object_name(object))).collect();
    Ok((snapshot::write(&Snapshot { dialects: state.dialects, schema: state.catalog.schema, ..Snapshot::default() }), notes))
}

/// The kind of database that both sides are compared for; `None` when there is nothing to compare.
fn decide(states: &Pair<State>, options: &Options) -> Result<Option<Dialect>, Error> {
    let databases: Vec<Dialect> = [&states.before, &states.after].into_iter().filter_map(|state| state.database).collect();
    match (databases.as_slice(), options.dialect) {
        ([one, other], _) if one != other => {
            Err(refused(format!("one side is a {one} database, the other a {other} database"), "compare databases of one kind"))
        }
        ([one, ..], Some(wanted)) if *one != wanted => Err(refused(
            format!("one side is a {one} database, and `--dialect` says {wanted}"),
            "leave `--dialect` out: the database decides",
        )),
        ([one, ..], _) => Ok(Some(*one)),
        ([], Some(wanted)) => Ok(Some(wanted)),
        ([], None) => named_dialect(states),
    }
}

fn named_dialect(states: &Pair<State>) -> Result<Option<Dialect>, Error> {
    let mut all: Vec<Dialect> = states.before.dialects.iter().chain(&states.after.dialects).copied().collect();
    all.sort_unstable();
    all.dedup();
    match all.as_slice() {
        [one] => Ok(Some(*one)),
        [] if states.before.is_empty() && states.after.is_empty() => Ok(None),
        [] => Err(refused("neither side says for which database", "add `--dialect sqlite`, `postgres` or `mysql`")),
        several => {
            let names: Vec<String> = several.iter().map(|dialect| format!("`--dialect {dialect}`")).collect();
            Err(refused("the two sides are for more than one kind of database", &format!("add {}", names.join(" or "))))
        }
    }
}

/// Both sides as the database has them, when one of them is a database.
async fn as_database_sees(origins: Pair<&Origin>, states: Pair<State>, dialect: Dialect) -> Result<Pair<State>, Error> {
    for state in [&states.before, &states.after].into_iter().filter(|state| state.database.is_none()) {
        state.check(dialect)?;
    }
    let ((Origin::Url(url), _) | (_, Origin::Url(url))) = (origins.before, origins.after) else { return Ok(states) };
    let Pair { before, after } = states;
    Ok(Pair::new(before.normalised(url, dialect).await?, after.normalised(url, dialect).await?))
}

/// Notes on what no schema has a place for, where only the database of one side can have it.
fn not_compared(states: &Pair<State>) -> Result<Vec<String>, Error> {
    let catalogs = Pair::new(&states.before.catalog, &states.after.catalog);
    if !states.before.is_model && !states.after.is_model {
        return objects::compare(catalogs).map(|()| Vec::new());
    }
    let objects = catalogs.before.objects.iter().chain(&catalogs.after.objects);
    Ok(objects.map(|object| format!("{} is in the database and not compared", between::object_name(object))).collect())
}

/// What stays aside because entities do not list it.
fn left_aside(states: &Pair<State>) -> Vec<String> {
    if !states.before.is_entities && !states.after.is_entities {
        return Vec::new();
    }
    let names = states.before.retired_names().into_iter().chain(states.after.retired_names());
    let retired = names.map(|name| format!("{name} is retired and not compared"));
    let enums = states.before.catalog.schema.enums.iter().chain(&states.after.catalog.schema.enums);
    retired.chain(enums.map(|loose| format!("enum type `{}`, which no column has, is not compared", loose.name))).collect()
}

fn intent(states: &Pair<State>, dialect: Dialect, options: &Options) -> Result<Intent, Error> {
    let schemas = Pair::new(&states.before.catalog.schema, &states.after.catalog.schema);
    let mut intent = if options.no_renames { Intent::no_renames(schemas.after) } else { states.after.intent.clone() };
    if dialect == Dialect::Sqlite {
        between::same_but_case(schemas, &mut intent);
    }
    rename::declare(&options.renames, schemas, &mut intent)?;
    Ok(intent)
}

/// The refusal for renames that are possible and neither declared nor denied.
fn undecided(questions: &[Question]) -> Error {
    let (mut found, mut options) = (Vec::new(), Vec::new());
    for question in questions {
        match question {
            Question::TableRename { added, removed } => {
                found.push(format!("table `{added}` is new, and {} gone", listed(removed)));
                options.extend(removed.iter().map(|old| rename::option(None, old, added)));
            }
            Question::ColumnRename { table, added, removed } => {
                found.push(format!("`{added}` of `{table}` is new, and {} gone", listed(removed)));
                options.extend(removed.iter().map(|old| rename::option(Some(table), old, added)));
            }
            Question::VariantRename { table, column, added, removed } => {
                found.push(format!("the value `{added}` of `{column}` of `{table}` is new, and {} gone", listed(removed)));
                options.extend(removed.iter().map(|old| rename::option(Some(table), old, added)));
            }
            // What asks for values is not asked between two given states.
            Question::RequiredValue { table, column } | Question::Conversion { table, column, .. } => {
                found.push(format!("`{column}` of `{table}` can't be filled"));
            }
            Question::Order { table } => {
                found.push(format!("nothing tells which of the rows of `{table}` with the same new primary key is to stay"));
            }
            Question::Misleading { table, from, .. } => found.push(format!("a `renamed_from = {from:?}` of `{table}` can't be followed")),
            Question::NoKey { table, .. } => found.push(format!("`{table}` has no primary key for a function to go by")),
            Question::Copy { table, reason, .. } => found.push(format!("the `from` of `{table}` {reason}")),
        }
    }
    let message = format!("this may be a rename or not:\n  {}", found.join("\n  "));
    refused(message, &format!("renamed:     {}\n      not renamed: --no-renames", options.join("\n               ")))
}

fn listed(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    format!("{} {}", names.join(", "), if names.len() == 1 { "is" } else { "are" })
}

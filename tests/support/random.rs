//! Random schemas, and random changes of them that a database can take.
//!
//! A change keeps most of the structure: it is a few edits of a schema, with the hints that a person would give. Every change can be
//! executed on a database with rows, whatever the rows are, as long as they satisfy the schema: what becomes unique already is, what
//! becomes required gets a value, what has no conversion gets one that always gives a value.

mod choices;
mod edit;
mod make;
mod names;
mod valid;

use proptest::prelude::*;
use proptest::test_runner::Config;
use schema_core::diff::Intent;
use schema_core::{Dialect, Schema};

use choices::Choices;
pub use valid::flaw;

/// A schema, what it becomes, and what the entities say about it.
#[derive(Debug, Clone)]
pub struct Change {
    /// The schema that is left.
    pub before: Schema,
    /// The schema that is reached. Nothing in it is retired.
    pub after: Schema,
    /// The answers to all questions that the change raises.
    pub intent: Intent,
}

/// How many cases to run: `PROPTEST_CASES`, else `default`.
#[must_use]
pub fn config(default: u32) -> Config {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(default);
    Config { cases, failure_persistence: None, max_shrink_iters: 2_000, ..Config::default() }
}

/// How many edits a change is at most, where nothing else is said.
const EDITS_MAX: usize = 9;

/// A valid schema of 1 to 6 tables.
pub fn schema() -> impl Strategy<Value = Schema> {
    entropy(Dialect::Sqlite, 600).prop_map(|mut choices| make::schema(&mut choices))
}

/// A valid schema and what a few edits make of it.
pub fn change() -> impl Strategy<Value = Change> {
    change_for(Dialect::Sqlite)
}

/// A schema that the database can have, and what a few edits make of it.
pub fn change_for(dialect: Dialect) -> impl Strategy<Value = Change> {
    entropy(dialect, 900).prop_map(|mut choices| {
        let before = make::schema(&mut choices);
        edit::change(&mut choices, before, EDITS_MAX)
    })
}

/// Changes of which each starts where the one before it ends.
pub fn history() -> impl Strategy<Value = Vec<Change>> {
    history_for(Dialect::Sqlite)
}

/// Changes that the database can have, of which each starts where the one before it ends.
pub fn history_for(dialect: Dialect) -> impl Strategy<Value = Vec<Change>> {
    (entropy(dialect, 1_600), 2..5_usize).prop_map(|(mut choices, length)| {
        let mut changes: Vec<Change> = Vec::new();
        for _ in 0..length {
            let before = changes.last().map_or_else(|| make::schema(&mut choices), |change| change.after.clone());
            changes.push(edit::change(&mut choices, before, EDITS_MAX));
        }
        changes
    })
}

/// A way through schemas, decided as it is gone.
#[derive(Debug, Clone)]
pub struct Walk {
    choices: Choices,
    /// The hints that were followed, which are not followed again.
    followed: Vec<String>,
}

impl Walk {
    /// Where it begins.
    pub fn start(&mut self) -> Schema {
        make::schema(&mut self.choices)
    }

    /// One edit or two of a schema, unless a person would say of them what was said before.
    pub fn next(&mut self, before: &Schema) -> Option<Change> {
        let change = edit::change(&mut self.choices, before.clone(), 2);
        let hints: Vec<String> = change.intent.hints().iter().map(|hint| format!("{hint:?}")).collect();
        if change.after == change.before || hints.iter().any(|hint| self.followed.contains(hint)) {
            return None;
        }
        self.followed.extend(hints);
        Some(change)
    }

    /// A number below `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        self.choices.below(bound)
    }
}

/// Ways through schemas that the database can have.
pub fn walk_for(dialect: Dialect) -> impl Strategy<Value = Walk> {
    entropy(dialect, 60_000).prop_map(|choices| Walk { choices, followed: Vec::new() })
}

fn entropy(dialect: Dialect, length: usize) -> impl Strategy<Value = Choices> {
    proptest::collection::vec(any::<u32>(), length / 4..length).prop_map(move |numbers| Choices::new(dialect, numbers))
}

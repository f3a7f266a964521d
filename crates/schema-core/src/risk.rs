//! What can go wrong with a change: for the rows, for those who use the database meanwhile, for the version of the program that still runs.
//!
//! Each rule is a file in `rules`, a function of the two schemas, the steps between them and the statements that are planned. What a
//! statement locks and whether it reads or writes all rows is known from tables in `effect`, one for each database.
//!
//! Tables that the change itself creates are nobody's yet, so no rule looks at them.

mod code;
mod effect;
mod level;
mod names;
mod rules;
mod words;

use std::collections::BTreeSet;
use std::fmt;

use crate::dialect::Statement;
use crate::schema::Table;
use crate::step::{Misfit, Temporary};
use crate::{Dialect, Schema, Step};

pub use code::{Class, Code};
pub use level::{Level, Levels, Subject};

/// One thing that can go wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Risk {
    /// Which kind.
    pub code: Code,
    /// The table, as it is called after the change; one that is gone, as before.
    pub table: String,
    /// The column, where it is about one.
    pub column: Option<String>,
    /// What happens, in one sentence without a full stop.
    pub message: String,
    /// What to do instead, with the SQL or the attribute, without a full stop.
    pub instead: String,
}

impl fmt::Display for Risk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.message, self.code)
    }
}

/// What a statement of PostgreSQL does to a table, as far as others notice it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// The statement, or one action of an `ALTER TABLE`, as Markdown.
    pub statement: &'static str,
    /// The lock on the table.
    pub lock: &'static str,
    /// The lock on the table at the other end of a foreign key.
    pub other: Option<&'static str>,
    /// What is done with the rows.
    pub rows: &'static str,
    /// What was measured that says so, by the names of the measurements.
    pub measured: &'static [&'static str],
}

/// What the rules know of the statements of PostgreSQL.
#[must_use]
pub fn postgres_facts() -> Vec<Facts> {
    effect::postgres::facts().collect()
}

/// A change of a database, as the rules look at it.
#[derive(Debug, Clone, Copy)]
pub struct Change<'a> {
    /// The database.
    pub dialect: Dialect,
    /// The schema that it starts from.
    pub before: &'a Schema,
    /// The steps from there.
    pub steps: &'a [Step],
    /// The statements that do them.
    pub statements: &'a [Statement],
    /// The defaults that are for one release only.
    pub temporary: Temporaries<'a>,
}

/// The defaults that are for one release only.
#[derive(Debug, Clone, Copy, Default)]
pub struct Temporaries<'a> {
    /// Those of the schema that a change starts from.
    pub before: &'a [Temporary],
    /// Those of them that are left after it, by the names that they have then; `since` says what people call the migration.
    pub left: &'a [Temporary],
}

/// What can go wrong, in the order of the table of codes and then of the tables.
///
/// # Errors
///
/// When a step does not fit the schema it meets: a defect of the caller.
pub fn risks(change: &Change<'_>) -> Result<Vec<Risk>, Misfit> {
    let before = change.dialect.own_schema(change.before);
    let steps = change.dialect.own_steps(change.steps);
    let mut after = (*before).clone();
    steps.iter().try_for_each(|step| step.apply(&mut after))?;
    let case = Case {
        dialect: change.dialect,
        before: &before,
        after: &after,
        steps: &steps,
        statements: change.statements,
        temporary: change.temporary,
        names: names::Names::of(&before, &steps),
        tolls: Vec::new(),
    };
    let tolls = effect::tolls(&case);
    Ok(rules::all(&Case { tolls, ..case }))
}

/// A risk with the databases that it is on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The risk, with what to do instead on the first of them.
    pub risk: Risk,
    /// What is done about it.
    pub level: Level,
    /// The databases, in the order in which they were asked for.
    pub dialects: Vec<Dialect>,
}

/// The risks of a change on several databases that are not allowed, each once.
///
/// # Errors
///
/// When a step does not fit the schema it meets: a defect of the caller.
pub fn found(changes: &[Change<'_>], levels: &Levels) -> Result<Vec<Found>, Misfit> {
    let mut all: Vec<Found> = Vec::new();
    // A schema that only appears is nobody's yet, and is the largest of all changes.
    for change in changes.iter().filter(|change| !change.before.tables.is_empty()) {
        let dialect = change.dialect;
        for risk in risks(change)? {
            let level = levels.of(&risk, dialect);
            let same = |found: &&mut Found| found.level == level && (found.risk.code, &found.risk.message) == (risk.code, &risk.message);
            match all.iter_mut().find(same) {
                Some(found) => found.dialects.push(dialect),
                None if level > Level::Allow => all.push(Found { risk, level, dialects: vec![dialect] }),
                None => {}
            }
        }
    }
    all.sort_by_key(|found| found.risk.code);
    Ok(all)
}

/// A change with what is worked out of it for all rules.
struct Case<'a> {
    dialect: Dialect,
    before: &'a Schema,
    after: &'a Schema,
    steps: &'a [Step],
    statements: &'a [Statement],
    temporary: Temporaries<'a>,
    /// What each table and column is called after the change.
    names: names::Names,
    /// What the statements cost others.
    tolls: Vec<effect::Toll>,
}

impl<'a> Case<'a> {
    /// The tables that the change creates.
    fn created(&self) -> BTreeSet<&'a str> {
        let created =
            |step: &'a Step| if let Step::CreateTable { table, restore: false, .. } = step { Some(table.name.as_str()) } else { None };
        self.steps.iter().filter_map(created).collect()
    }

    /// The tables that are there before and after and that the change is about.
    fn kept(&self) -> impl Iterator<Item = (&'a Table, &'a Table)> {
        let after = |before: &'a Table| Some((before, self.after.table(self.names.table(&before.name)?)?));
        self.before.tables.iter().filter(|table| self.names.concern(&table.name)).filter_map(after)
    }

    /// The quoted name of a table.
    fn table(&self, name: &str) -> String {
        self.dialect.table(name)
    }

    /// A quoted name.
    fn quote(&self, name: &str) -> String {
        self.dialect.identifier(name)
    }

    /// SQL in a sentence: on one line, and marked as code unless names in it are quoted by the same mark.
    fn code(&self, sql: &str) -> String {
        let line = sql.split_whitespace().collect::<Vec<_>>().join(" ");
        match self.dialect {
            Dialect::Sqlite | Dialect::Postgres => format!("`{line}`"),
            Dialect::Mysql => line,
        }
    }
}

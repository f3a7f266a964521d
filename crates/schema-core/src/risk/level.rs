//! What is done about a risk: nothing, a warning, an error.

use std::collections::BTreeMap;
use std::fmt;

use super::{Class, Code, Risk};
use crate::Dialect;

/// What is done about a risk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Level {
    /// Nothing.
    Allow,
    /// The build warns, and the migration says so.
    Warn,
    /// The build fails at the struct, and no migration is written.
    Deny,
}

/// What a level is set for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// All risks.
    All,
    /// Those of one class.
    Class(Class),
    /// One.
    Code(Code),
}

/// The word for all risks.
const ALL: &str = "all";

/// The levels that a build sets: for everything, and for single tables.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Levels {
    everywhere: Vec<(Subject, Level)>,
    tables: BTreeMap<String, Vec<(Subject, Level)>>,
}

impl Level {
    /// All levels, from the mildest.
    pub const ALL: [Self; 3] = [Self::Allow, Self::Warn, Self::Deny];

    /// Its name in attributes and in `build.rs`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Warn => "warn",
            Self::Deny => "deny",
        }
    }

    /// The level with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name)
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Subject {
    /// The subject with this name: a code, a class, or `all`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let class = || Class::ALL.into_iter().find(|class| class.name() == name).map(Self::Class);
        let code = || Code::from_name(name).map(Self::Code);
        (name == ALL).then_some(Self::All).or_else(class).or_else(code)
    }

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::All => ALL,
            Self::Class(class) => class.name(),
            Self::Code(code) => code.name(),
        }
    }

    /// All names that there are.
    pub fn names() -> impl Iterator<Item = &'static str> + Clone {
        let classes = Class::ALL.into_iter().map(Class::name);
        [ALL].into_iter().chain(classes).chain(Code::ALL.iter().map(|code| code.name()))
    }

    /// Whether a level that is set for this holds for a code. What is allowed by default everywhere is raised by its own name only: it would
    /// be too much for most.
    fn covers(self, code: Code, level: Level) -> bool {
        let is_raised = level == Level::Allow || code.usual_level() > Level::Allow;
        match self {
            Self::All => is_raised,
            Self::Class(class) => is_raised && class == code.class(),
            Self::Code(own) => own == code,
        }
    }
}

impl Levels {
    /// Sets a level for everything; what is set later counts.
    pub fn set(&mut self, subject: Subject, level: Level) {
        self.everywhere.push((subject, level));
    }

    /// Sets a level for one table, which counts more than what is set for everything.
    pub fn set_for(&mut self, table: &str, subject: Subject, level: Level) {
        self.tables.entry(table.to_owned()).or_default().push((subject, level));
    }

    /// The tables that have levels of their own.
    pub fn tables(&self) -> impl Iterator<Item = &str> {
        self.tables.keys().map(String::as_str)
    }

    /// These levels, with those that `other` sets for tables.
    #[must_use]
    pub fn with_tables_of(&self, other: &Self) -> Self {
        let mut levels = self.clone();
        levels.tables.extend(other.tables.clone());
        levels
    }

    /// What is done about a risk on a database.
    #[must_use]
    pub fn of(&self, risk: &Risk, dialect: Dialect) -> Level {
        let covers = |(subject, level): &&(Subject, Level)| subject.covers(risk.code, *level);
        let last = |settings: &[(Subject, Level)]| settings.iter().rev().find(covers).map(|found| found.1);
        let own = self.tables.get(&risk.table).and_then(|own| last(own));
        own.or_else(|| last(&self.everywhere)).unwrap_or_else(|| risk.code.level(dialect))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn risk(table: &str, code: Code) -> Risk {
        Risk { code, table: table.to_owned(), column: None, message: String::new(), instead: String::new() }
    }

    #[test]
    fn the_last_that_says_something_counts_and_a_table_before_everything() {
        let mut levels = Levels::default();
        let gone = risk("user", Code::GoneColumn);
        assert_eq!(levels.of(&gone, Dialect::Postgres), Level::Warn);
        assert_eq!(levels.of(&gone, Dialect::Sqlite), Level::Allow);
        levels.set(Subject::Class(Class::RunningVersion), Level::Deny);
        assert_eq!(levels.of(&gone, Dialect::Sqlite), Level::Deny);
        assert_eq!(levels.of(&risk("user", Code::ChangedRow), Dialect::Postgres), Level::Allow, "by its own name only");
        levels.set(Subject::Code(Code::GoneColumn), Level::Warn);
        assert_eq!(levels.of(&gone, Dialect::Sqlite), Level::Warn);
        levels.set(Subject::All, Level::Allow);
        assert_eq!(levels.of(&gone, Dialect::Postgres), Level::Allow);
        levels.set_for("user", Subject::Class(Class::RunningVersion), Level::Deny);
        assert_eq!(levels.of(&gone, Dialect::Postgres), Level::Deny);
        assert_eq!(levels.of(&risk("team", Code::GoneColumn), Dialect::Postgres), Level::Allow);
        assert_eq!(levels.of(&risk("user", Code::DuplicateRows), Dialect::Postgres), Level::Allow);
    }

    #[test]
    fn every_name_is_one_of_a_kind() {
        let names: Vec<&str> = Subject::names().collect();
        for (at, name) in names.iter().enumerate() {
            assert_eq!(Subject::from_name(name).map(Subject::name), Some(*name));
            assert!(!names[..at].contains(name), "{name} twice");
        }
        assert_eq!(Level::ALL.map(|level| Level::from_name(level.name())), Level::ALL.map(Some));
    }
}

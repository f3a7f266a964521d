//! Rows that a database is filled with: named functions that run once, or each time.

use std::fmt;

use crate::{Environment, Plan};

/// Rows that a database is filled with, under a name. [`Migrator::seeds`](crate::Migrator::seeds) takes a list of them,
/// [`Migrator::seed`](crate::Migrator::seed) runs it.
///
/// The function records what is to be done, as those of a migration do: SQL, statements of sea-query, steps in Rust. It runs with its note in one
/// transaction.
///
/// ```
/// use migrator::prelude::*;
/// use migrator::{Environment, Seed};
///
/// const SEEDS: &[Seed] = &[
///     Seed::once("countries", |plan| plan.sql("INSERT INTO country VALUES ('AT', 'Austria'), ('CH', 'Switzerland')")),
///     Seed::always("demo", |plan| plan.sql("DELETE FROM demo; INSERT INTO demo VALUES (1)")).only_in(&[Environment::Development]),
/// ];
/// ```
#[derive(Clone, Copy)]
pub struct Seed {
    pub(crate) name: &'static str,
    pub(crate) fill: fn(&mut Plan),
    pub(crate) is_repeated: bool,
    environments: &'static [Environment],
}

impl Seed {
    /// A seed that runs once in each database: the database remembers its name. Under another name it would run again.
    #[must_use]
    pub const fn once(name: &'static str, fill: fn(&mut Plan)) -> Self {
        Self { name, fill, is_repeated: false, environments: &[] }
    }

    /// A seed that runs each time, and has to be written so.
    #[must_use]
    pub const fn always(name: &'static str, fill: fn(&mut Plan)) -> Self {
        Self { name, fill, is_repeated: true, environments: &[] }
    }

    /// Runs it only in these environments, which is where the program runs and what the database is marked as. The default is everywhere.
    #[must_use]
    pub const fn only_in(mut self, environments: &'static [Environment]) -> Self {
        self.environments = environments;
        self
    }

    /// Whether it runs where the program runs and in the database with this mark.
    pub(crate) fn is_for(&self, program: Environment, mark: Option<Environment>) -> bool {
        let is_for = |environment: &Environment| self.environments.contains(environment);
        self.environments.is_empty() || is_for(&program) && mark.as_ref().is_none_or(is_for)
    }
}

impl fmt::Debug for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Seed").field("name", &self.name).field("is_repeated", &self.is_repeated).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Environment::{Development, Production, Test};

    #[test]
    fn both_the_program_and_the_database_must_be_meant() {
        let everywhere = Seed::once("a", |_| ());
        assert!(everywhere.is_for(Production, Some(Development)));
        let here = everywhere.only_in(&[Development, Test]);
        for (program, mark, expected) in [
            (Development, None, true),
            (Development, Some(Test), true),
            (Development, Some(Production), false),
            (Production, Some(Development), false),
            (Production, None, false),
        ] {
            assert_eq!(here.is_for(program, mark), expected, "{program} {mark:?}");
        }
    }
}

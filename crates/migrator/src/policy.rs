//! What a program may do, and where.

use crate::{Environment, Late};

/// What the program allows, and what the database is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Policy {
    /// Where the program runs.
    pub(crate) environment: Environment,
    /// Whether somebody said so. Otherwise the build profile did.
    pub(crate) is_stated: bool,
    /// What the database is marked as.
    pub(crate) mark: Option<Environment>,
    pub(crate) late: Late,
    pub(crate) allowed: Allowed,
}

/// What is refused in production unless the program allows it by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Guarded {
    /// Applying drafts, and rolling them back when they change.
    Drafts,
    /// Undoing everything.
    DownAll,
    /// Applying migrations, or undoing them, that say that they destroy something.
    Purges,
    /// Dropping everything to begin anew.
    Fresh,
    /// Changing tables without migrations.
    Schema,
}

/// A set of [`Guarded`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Allowed(u8);

impl Allowed {
    /// Nothing.
    pub(crate) const NONE: Self = Self(0);

    /// Everything.
    pub(crate) const ALL: Self = Self(u8::MAX);

    /// This as well.
    pub(crate) const fn with(self, guarded: Guarded) -> Self {
        Self(self.0 | 1 << guarded as u8)
    }

    const fn has(self, guarded: Guarded) -> bool {
        self.0 & 1 << guarded as u8 != 0
    }
}

impl Policy {
    /// The same for a database with this mark.
    pub(crate) fn marked(self, mark: Option<Environment>) -> Self {
        Self { mark, ..self }
    }

    /// Whether this may be done.
    pub(crate) fn allows(self, guarded: Guarded) -> bool {
        self.allowed.has(guarded) || !self.is_production()
    }

    /// Production is what the program or the database says is production.
    fn is_production(self) -> bool {
        self.environment == Environment::Production || self.mark == Some(Environment::Production)
    }

    /// "in production", and how that is known when the program says something else.
    pub(crate) fn place(self) -> String {
        match self.mismatch() {
            Some(mark) if self.is_production() => format!("in production ({})", mismatch(self.environment, mark)),
            _ => "in production".to_owned(),
        }
    }

    /// What the database is marked as, if the program says something else.
    pub(crate) fn mismatch(self) -> Option<Environment> {
        self.mark.filter(|mark| *mark != self.environment)
    }

    /// What the database is to be marked as when the program changes it. Only a program that was told where it runs makes one out
    /// for production that was not, and nobody but a person takes that back.
    pub(crate) fn new_mark(self) -> Option<Environment> {
        match self.mark {
            None => Some(self.environment),
            Some(Environment::Production) => None,
            Some(_) => Some(Environment::Production).filter(|_| self.is_stated && self.environment == Environment::Production),
        }
    }
}

/// Says that program and database do not agree.
pub(crate) fn mismatch(program: Environment, mark: Environment) -> String {
    format!("the database is marked as {mark}, while this program runs in {program}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use Environment::{Development, Production, Test};

    fn policy(environment: Environment, is_stated: bool, mark: Option<Environment>) -> Policy {
        Policy { environment, is_stated, mark, late: Late::Apply, allowed: Allowed::NONE }
    }

    #[test]
    fn a_database_is_marked_once_and_production_stays() {
        for (environment, is_stated, mark, expected) in [
            (Development, false, None, Some(Development)),
            (Test, true, None, Some(Test)),
            (Production, false, None, Some(Production)),
            (Production, true, Some(Development), Some(Production)),
            (Production, false, Some(Development), None),
            (Development, true, Some(Production), None),
            (Test, true, Some(Development), None),
        ] {
            assert_eq!(policy(environment, is_stated, mark).new_mark(), expected, "{environment} {is_stated} {mark:?}");
        }
    }

    #[test]
    fn production_is_what_either_side_says() {
        for (environment, mark, expected) in [
            (Development, None, true),
            (Development, Some(Production), false),
            (Production, Some(Development), false),
            (Test, Some(Test), true),
        ] {
            let policy = policy(environment, true, mark);
            assert_eq!(policy.allows(Guarded::DownAll), expected);
            let allowed = Policy { allowed: Allowed::NONE.with(Guarded::DownAll), ..policy };
            assert!(allowed.allows(Guarded::DownAll));
            assert_eq!(allowed.allows(Guarded::Drafts), expected);
        }
        let place = policy(Development, true, Some(Production)).place();
        assert_eq!(place, "in production (the database is marked as production, while this program runs in development)");
        assert_eq!(policy(Production, true, Some(Production)).place(), "in production");
    }
}

//! Where a program runs.

use std::fmt;

/// The environment variable that says where a program runs: `development`, `test` or `production`. This is the only variable that the
/// runtime reads, and only when [`Migrator::environment`](crate::Migrator::environment) was not called.
pub const ENVIRONMENT_VARIABLE: &str = "MIGRATOR_ENV";

/// Where a program runs, and what a database is for.
///
/// A database is marked when a program first migrates it, with that program's environment. Production is what the program or the mark says
/// is production; there, what destroys is refused unless the program allows it by name: drafts ([`allow_drafts`](crate::Migrator::allow_drafts)),
/// undoing everything ([`allow_down_all`](crate::Migrator::allow_down_all)), purges ([`allow_purges`](crate::Migrator::allow_purges)), beginning
/// anew ([`allow_fresh`](crate::Migrator::allow_fresh)).
///
/// A program that was told that it runs in production, by [`Migrator::environment`](crate::Migrator::environment) or [`ENVIRONMENT_VARIABLE`],
/// marks a database so that was marked otherwise; a release build alone does not. Only
/// [`Migrator::mark_environment`](crate::Migrator::mark_environment) takes such a mark back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Environment {
    /// On somebody's own machine.
    Development,
    /// In a test.
    Test,
    /// For real.
    Production,
}

impl Environment {
    /// What [`ENVIRONMENT_VARIABLE`] says; else development in a debug build and production in a release build. A value that is none of
    /// the three counts as production, the careful choice.
    #[must_use]
    pub fn detect() -> Self {
        Self::from_variable().unwrap_or_else(Self::from_profile)
    }

    /// What [`ENVIRONMENT_VARIABLE`] says.
    pub(crate) fn from_variable() -> Option<Self> {
        let value = std::env::var_os(ENVIRONMENT_VARIABLE)?;
        Some(value.to_str().and_then(Self::from_name).unwrap_or(Self::Production))
    }

    /// What the profile says that this crate was built with.
    pub(crate) const fn from_profile() -> Self {
        if cfg!(debug_assertions) { Self::Development } else { Self::Production }
    }

    /// The environment with this name, or one of the usual short forms.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name.trim().to_ascii_lowercase().as_str() {
            "development" | "dev" => Some(Self::Development),
            "test" => Some(Self::Test),
            "production" | "prod" => Some(Self::Production),
            _ => None,
        }
    }
}

impl fmt::Display for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Development => "development",
            Self::Test => "test",
            Self::Production => "production",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_round_trip() {
        for environment in [Environment::Development, Environment::Test, Environment::Production] {
            assert_eq!(Environment::from_name(&environment.to_string()), Some(environment));
        }
        assert_eq!(Environment::from_name(" PROD "), Some(Environment::Production));
        assert_eq!(Environment::from_name("staging"), None);
    }
}

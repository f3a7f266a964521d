//! Whether a build writes migrations, only compares, or leaves them alone.

use std::fmt;

/// What a build does about migrations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Mode {
    /// Writes what is missing. The default in a development checkout.
    Write,
    /// Writes nothing and fails where something is missing. The default where `CI` is set, in release builds and on docs.rs; always
    /// in a packaged copy of a crate.
    Check,
    /// Compares nothing: the migrations are compiled as they are.
    Off,
}

/// The environment variable that overrides the mode: `write`, `check` or `off`.
pub const MODE_VARIABLE: &str = "MIGRATOR_BUILD";

/// What the mode is decided from.
#[derive(Debug, Clone, Default)]
pub(super) struct Facts {
    /// [`MODE_VARIABLE`].
    pub(super) requested: Option<String>,
    /// What `build.rs` asks for.
    pub(super) configured: Option<Mode>,
    /// `CI`.
    pub(super) ci: Option<String>,
    /// `PROFILE`.
    pub(super) profile: Option<String>,
    /// Whether `DOCS_RS` is set.
    pub(super) docs_rs: bool,
    /// Whether the sources are a packaged copy of a crate.
    pub(super) packaged: bool,
}

/// A mode and what led to it, as the end of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Decision {
    pub(super) mode: Mode,
    pub(super) reason: &'static str,
}

/// The mode; `Err` with the value of the variable when that is none.
pub(super) fn decide(facts: &Facts) -> Result<Decision, String> {
    let decision = |mode, reason| Ok(Decision { mode, reason });
    let requested = facts.requested.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let mode = match requested.map(Mode::parse) {
        Some(None) => return Err(requested.unwrap_or_default().to_owned()),
        Some(mode) => mode,
        None => None,
    };
    if facts.packaged && mode != Some(Mode::Off) {
        return decision(Mode::Check, "this is a packaged copy");
    }
    if let Some(mode) = mode {
        return decision(mode, "`MIGRATOR_BUILD` says so");
    }
    if let Some(mode) = facts.configured {
        return decision(mode, "`build.rs` says so");
    }
    if facts.ci.as_deref().is_some_and(|ci| !ci.is_empty() && !ci.eq_ignore_ascii_case("false")) {
        return decision(Mode::Check, "`CI` is set");
    }
    if facts.docs_rs {
        return decision(Mode::Check, "`DOCS_RS` is set");
    }
    if facts.profile.as_deref() == Some("release") {
        return decision(Mode::Check, "it is a release build");
    }
    decision(Mode::Write, "it is a development build")
}

impl Mode {
    fn parse(text: &str) -> Option<Self> {
        [Self::Write, Self::Check, Self::Off].into_iter().find(|mode| mode.to_string() == text)
    }
}

impl fmt::Display for Mode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Write => "write",
            Self::Check => "check",
            Self::Off => "off",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mode(change: impl FnOnce(&mut Facts)) -> Mode {
        let mut facts = Facts { profile: Some("debug".to_owned()), ..Facts::default() };
        change(&mut facts);
        decide(&facts).unwrap().mode
    }

    #[test]
    fn only_a_development_checkout_writes() {
        assert_eq!(mode(|_| {}), Mode::Write);
        assert_eq!(mode(|facts| facts.ci = Some(String::new())), Mode::Write);
        assert_eq!(mode(|facts| facts.ci = Some("false".to_owned())), Mode::Write);
        assert_eq!(mode(|facts| facts.ci = Some("true".to_owned())), Mode::Check);
        assert_eq!(mode(|facts| facts.profile = Some("release".to_owned())), Mode::Check);
        assert_eq!(mode(|facts| facts.docs_rs = true), Mode::Check);
        assert_eq!(mode(|facts| facts.packaged = true), Mode::Check);
    }

    #[test]
    fn the_variable_overrides_build_rs_and_that_the_rest() {
        let both = |facts: &mut Facts| {
            facts.ci = Some("1".to_owned());
            facts.configured = Some(Mode::Check);
        };
        assert_eq!(mode(both), Mode::Check);
        assert_eq!(mode(|facts| facts.configured = Some(Mode::Off)), Mode::Off);
        assert_eq!(
            mode(|facts| {
                both(facts);
                facts.requested = Some("write".to_owned());
            }),
            Mode::Write
        );
    }

    #[test]
    fn a_packaged_copy_is_never_written_to() {
        for requested in [None, Some("write".to_owned()), Some("check".to_owned())] {
            let facts = Facts { packaged: true, requested, configured: Some(Mode::Write), ..Facts::default() };
            assert_eq!(decide(&facts).unwrap().mode, Mode::Check);
        }
        let off = Facts { packaged: true, requested: Some("off".to_owned()), ..Facts::default() };
        assert_eq!(decide(&off).unwrap().mode, Mode::Off);
    }

    #[test]
    fn another_word_is_an_error() {
        let facts = Facts { requested: Some("yes".to_owned()), ..Facts::default() };
        assert_eq!(decide(&facts), Err("yes".to_owned()));
    }
}

//! The error of an enum that is read from its text.

use std::fmt;

/// A text that is none of an enum's variants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownVariant {
    name: &'static str,
    variants: &'static [&'static str],
    found: String,
}

impl UnknownVariant {
    /// For the enum called `name` with the texts `variants`, of which `found` is none.
    #[must_use]
    pub fn new(name: &'static str, variants: &'static [&'static str], found: impl Into<String>) -> Self {
        Self { name, variants, found: found.into() }
    }

    /// The text that was found.
    #[must_use]
    pub fn found(&self) -> &str {
        &self.found
    }

    /// The texts that would have done.
    #[must_use]
    pub fn variants(&self) -> &'static [&'static str] {
        self.variants
    }
}

impl fmt::Display for UnknownVariant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is not a `{}`; it is one of ", self.found, self.name)?;
        for (index, variant) in self.variants.iter().enumerate() {
            write!(f, "{}{variant:?}", if index == 0 { "" } else { ", " })?;
        }
        Ok(())
    }
}

impl std::error::Error for UnknownVariant {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_what_was_found_and_what_would_have_done() {
        let error = UnknownVariant::new("Role", &["Admin", "Member"], "Guest");
        assert_eq!(error.to_string(), r#""Guest" is not a `Role`; it is one of "Admin", "Member""#);
    }
}

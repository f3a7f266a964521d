//! What the build says to a person: coded, located, with the answers to paste.

mod code;

use std::fmt;

pub use code::Code;

/// One error or question about the entities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which one; its [title](Code::title) is the same every time.
    pub code: Code,
    /// What is wrong here, in one sentence without a full stop at the end.
    pub message: String,
    /// What to do next, one paste-able answer or hint each.
    pub help: Vec<String>,
    /// Where, if it is in the source.
    pub place: Option<Place>,
}

/// A place in the source.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file, relative to the package's root, with `/` between its parts.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The Rust name of the struct or enum it belongs to.
    pub item: String,
    /// The Rust name of the field or variant, if it belongs to one.
    pub field: Option<String>,
}

impl Diagnostic {
    /// A diagnostic without help or place.
    #[must_use]
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), help: Vec::new(), place: None }
    }

    /// Adds an answer or hint.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// Says where.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }
}

/// The form of a compiler error, without the location: rustc adds it.
///
/// ```text
/// message [M0301]
/// help: first answer
/// help: second answer
/// ```
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} [{}]", self.message, self.code)?;
        self.help.iter().try_for_each(|help| write!(f, "\nhelp: {help}"))
    }
}

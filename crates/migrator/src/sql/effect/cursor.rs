//! Reading the first words of a statement.

use super::Name;
use crate::sql::Token;

/// A place between the tokens of a statement.
#[derive(Clone, Copy)]
pub(in crate::sql) struct Cursor<'a> {
    rest: &'a [Token<'a>],
}

impl<'a> Cursor<'a> {
    pub(in crate::sql) fn new(tokens: &'a [Token<'a>]) -> Self {
        Self { rest: tokens }
    }

    /// The next token, in capitals.
    pub(in crate::sql) fn word(&mut self) -> Option<String> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(first.text.to_ascii_uppercase())
    }

    /// Steps over these words if they are next.
    pub(in crate::sql) fn take(&mut self, words: &[&str]) -> bool {
        let found = self.rest.len() >= words.len() && self.rest.iter().zip(words).all(|(token, word)| token.is(word));
        if found {
            self.rest = &self.rest[words.len()..];
        }
        found
    }

    /// Steps over one of these words if it is next.
    pub(in crate::sql) fn take_any(&mut self, words: &[&str]) -> bool {
        words.iter().any(|word| self.take(&[word]))
    }

    /// Steps over everything before one of these words, and over it.
    pub(in crate::sql) fn find(&mut self, words: &[&str]) -> Option<String> {
        let at = self.rest.iter().position(|token| token.is_any(words))?;
        self.rest = &self.rest[at..];
        self.word()
    }

    /// `IF EXISTS` or `IF NOT EXISTS`.
    pub(in crate::sql) fn condition(&mut self) -> bool {
        self.take(&["IF", "NOT", "EXISTS"]) || self.take(&["IF", "EXISTS"])
    }

    /// A name, of up to three parts.
    pub(in crate::sql) fn name(&mut self) -> Option<Name> {
        let mut parts = vec![self.part()?];
        while parts.len() < 3 && self.take(&["."]) {
            parts.push(self.part()?);
        }
        Some(Name(parts))
    }

    fn part(&mut self) -> Option<String> {
        let (first, rest) = self.rest.split_first()?;
        let is_name = |c: char| c.is_alphanumeric() || !c.is_ascii() || "_$\"`".contains(c);
        let is_name = first.text.chars().next().is_some_and(is_name);
        self.rest = rest;
        is_name.then(|| first.text.to_owned())
    }

    /// Names with commas between them.
    pub(in crate::sql) fn names(&mut self) -> Option<Vec<Name>> {
        let mut names = vec![self.name()?];
        while self.take(&[","]) {
            names.push(self.name()?);
        }
        Some(names)
    }

    /// Whether one of these words comes later.
    pub(in crate::sql) fn has(&self, words: &[&str]) -> bool {
        self.rest.iter().any(|token| token.is_any(words))
    }

    /// What was not stepped over.
    pub(in crate::sql) fn rest(&self) -> &'a [Token<'a>] {
        self.rest
    }

    pub(in crate::sql) fn is_at_end(&self) -> bool {
        self.rest.iter().all(|token| token.text == ";")
    }
}

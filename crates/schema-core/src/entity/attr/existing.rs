//! What becomes of rows that are in the way of a new key: `existing = keep_last(created_at)`.

use proc_macro2::{Delimiter, TokenTree};

use super::{Entry, Reader, Value, field_names, flatten, split, word};
use crate::diagnostic::{Code, Diagnostic};
use crate::diff::Existing;

/// The words for a unique key.
pub(crate) const OF_UNIQUE: &[&str] = &[word::KEEP_FIRST, word::KEEP_LAST, word::SET_NULL];

/// The words for a primary key.
pub(crate) const OF_PRIMARY: &[&str] = &[word::KEEP_FIRST, word::KEEP_LAST, word::DELETE];

/// The words for a foreign key and for a check.
pub(crate) const OF_OTHERS: &[&str] = &[word::DELETE, word::SET_NULL];

impl Reader<'_> {
    /// `= delete`, `= keep_last(created_at)`; one of the words that are `known` here. Columns are called by the names of their fields.
    pub(crate) fn existing(&mut self, entry: &Entry, known: &[&'static str]) -> Option<Existing> {
        let read = match &entry.value {
            Value::Assigned(tokens) => one(tokens),
            Value::Flag | Value::List(_) => None,
        };
        let Some((word, fields)) = read else {
            self.unreadable(entry, known);
            return None;
        };
        if !known.contains(&word.as_str()) {
            self.not_one_of(entry, &word, known);
            return None;
        }
        let existing = match (word.as_str(), fields) {
            (word::KEEP_FIRST, fields) => Existing::KeepFirst(fields),
            (word::KEEP_LAST, fields) => Existing::KeepLast(fields),
            (word::SET_NULL, fields) if fields.is_empty() => Existing::SetNull(fields),
            (word::DELETE, fields) if fields.is_empty() => Existing::Delete,
            (_, _) => {
                self.unreadable(entry, known);
                return None;
            }
        };
        Some(existing)
    }

    fn unreadable(&mut self, entry: &Entry, known: &[&'static str]) {
        let example = if known.contains(&word::KEEP_LAST) { "existing = keep_last(created_at)" } else { "existing = delete" };
        let diagnostic = Diagnostic::new(Code::InvalidValue, "`existing` cannot be read");
        self.sink.push(entry.span, diagnostic.help(format!("write it as in `{example}`")));
    }
}

/// The word, and the fields in parentheses behind it.
fn one(tokens: &[TokenTree]) -> Option<(String, Vec<String>)> {
    match tokens {
        [TokenTree::Ident(word)] => Some((word.to_string(), Vec::new())),
        [TokenTree::Ident(word), TokenTree::Group(group)] if group.delimiter() == Delimiter::Parenthesis => {
            Some((word.to_string(), field_names(&split(flatten(group.stream())))?))
        }
        [..] => None,
    }
}

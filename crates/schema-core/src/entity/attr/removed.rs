//! What becomes of rows that hold a variant which is gone: `removed(Old = Present, "old text" = Present)`.

use proc_macro2::{Span, TokenTree};

use super::super::ast::EnumItem;
use super::{Entry, Reader, Value, string, unraw};

/// A variant that is gone.
pub(crate) struct Removed {
    /// Where it is named.
    pub(crate) span: Span,
    old: Old,
    /// The variant that rows which hold it get.
    pub(crate) present: String,
}

/// How a variant that is gone is named.
enum Old {
    /// As it was written.
    Variant(String),
    /// By the text that was stored.
    Text(String),
}

impl Removed {
    /// The text that was stored for it.
    pub(crate) fn text(&self, item: &EnumItem) -> String {
        match &self.old {
            Old::Text(text) => text.clone(),
            Old::Variant(name) => item.rename_all.map_or_else(|| name.clone(), |case| case.of_variant(name)),
        }
    }
}

impl Reader<'_> {
    /// `removed(…)`; empty where it can't be read, which is reported.
    pub(crate) fn removed(&mut self, entry: &Entry) -> Vec<Removed> {
        let parts = match &entry.value {
            Value::List(parts) => parts.iter().map(|part| one(part)).collect::<Option<Vec<_>>>(),
            Value::Flag | Value::Assigned(_) => None,
        };
        if parts.is_none() {
            self.malformed(entry.span, &entry.word);
        }
        parts.unwrap_or_default()
    }
}

fn one(tokens: &[TokenTree]) -> Option<Removed> {
    let [first, TokenTree::Punct(punct), TokenTree::Ident(present)] = tokens else { return None };
    let old = match first {
        TokenTree::Ident(old) => Old::Variant(unraw(&old.to_string()).to_owned()),
        other => Old::Text(string(std::slice::from_ref(other))?),
    };
    (punct.as_char() == '=').then(|| Removed { span: first.span(), old, present: unraw(&present.to_string()).to_owned() })
}

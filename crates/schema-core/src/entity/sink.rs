//! Where the parser puts what it finds wrong, so that one mistake does not hide the next.

use proc_macro2::Span;

use crate::diagnostic::{Code, Diagnostic};

/// A diagnostic that knows its tokens.
#[derive(Debug, Clone)]
pub struct SpannedDiagnostic {
    /// What is wrong; it has no place yet.
    pub diagnostic: Diagnostic,
    /// The tokens it is about.
    pub span: Span,
    /// The Rust name of the field or variant it belongs to, if it belongs to one.
    pub field: Option<String>,
}

/// Collects diagnostics.
#[derive(Debug, Default)]
pub(crate) struct Sink {
    found: Vec<SpannedDiagnostic>,
    field: Option<String>,
}

impl Sink {
    /// What follows belongs to this field or variant, or to none.
    pub(crate) fn enter(&mut self, field: Option<&str>) {
        self.field = field.map(str::to_owned);
    }

    /// Adds a diagnostic.
    pub(crate) fn push(&mut self, span: Span, diagnostic: Diagnostic) {
        self.found.push(SpannedDiagnostic { diagnostic, span, field: self.field.clone() });
    }

    /// Adds a diagnostic without help.
    pub(crate) fn error(&mut self, span: Span, code: Code, message: impl Into<String>) {
        self.push(span, Diagnostic::new(code, message));
    }

    /// Everything that was added, in order.
    pub(crate) fn finish(self) -> Vec<SpannedDiagnostic> {
        self.found
    }
}

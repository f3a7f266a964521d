//! What makes a schema impossible, whatever wrote it: one function per rule.

use super::Schema;
use crate::diagnostic::Code;

/// Something that no database can have, by the names in the schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The kind, for the diagnostic.
    pub code: Code,
    /// The table.
    pub table: String,
    /// The column, where it is about one.
    pub column: Option<String>,
    /// What is wrong, as a sentence without a full stop.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

impl Schema {
    /// Everything that is wrong with the schema, in declared order; empty when it can be created.
    #[must_use]
    pub fn violations(&self) -> Vec<Violation> {
        Vec::new()
    }
}

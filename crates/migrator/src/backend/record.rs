//! Rows of catalog queries, by the names of their columns.

use super::Row;

/// A row.
pub(crate) struct Record(pub(crate) Row);

impl Record {
    /// The text in a column; `None` for NULL.
    pub(crate) fn get(&self, column: &str) -> Option<&str> {
        let at = self.0.names.iter().position(|name| name == column)?;
        self.0.cells.get(at)?.text()
    }

    /// The text in a column; empty for NULL.
    pub(crate) fn text(&self, column: &str) -> String {
        self.get(column).unwrap_or_default().to_owned()
    }

    /// The number in a column; 0 for NULL.
    pub(crate) fn number(&self, column: &str) -> i64 {
        self.0.names.iter().position(|name| name == column).and_then(|at| self.0.cells.get(at)?.integer()).unwrap_or(0)
    }

    /// Whether a column is true.
    #[cfg(feature = "postgres")]
    pub(crate) fn is(&self, column: &str) -> bool {
        self.get(column) == Some("true")
    }

    /// The texts of a JSON array in a column.
    #[cfg(feature = "postgres")]
    pub(crate) fn list(&self, column: &str) -> Vec<String> {
        self.get(column).and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
    }
}

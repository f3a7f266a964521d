//! What the build step makes of the file: it must be the schema that the file was written from.

use std::rc::Rc;

use schema_core::diagnostic::Diagnostic;
use schema_core::entity::scan::{FileSummary, scan};
use schema_core::entity::{self, Files, Root};
use schema_core::schema::Schema;

/// The schema, and what the build step would refuse.
pub(super) fn read_back(text: &str) -> (Schema, Vec<Diagnostic>) {
    let root = Root { file: "src/lib.rs".to_owned(), crate_name: "app".to_owned() };
    let reading = entity::read(&[root], &mut Only(text));
    (reading.schema, reading.diagnostics)
}

/// A package of one file.
struct Only<'a>(&'a str);

impl Files for Only<'_> {
    fn summary(&mut self, path: &str) -> Option<Rc<FileSummary>> {
        (path == "src/lib.rs").then(|| Rc::new(scan(self.0)))
    }
}

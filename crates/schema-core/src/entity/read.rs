//! From the files of a crate to its schema.

use std::rc::Rc;

use super::handover::HandoverItem;
use super::scan::FileSummary;
use crate::Schema;
use crate::diagnostic::Diagnostic;
use crate::dialect::Unsupported;
use crate::diff::{Intent, Question};
use crate::schema::Violation;

/// A file that a crate starts from: `src/lib.rs`, `src/main.rs`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Root {
    /// The file, relative to the package's root, with `/` between its parts; `../models/src/lib.rs` for another crate of the workspace.
    pub file: String,
    /// The crate's name in paths: `my_app`, `models`.
    pub crate_name: String,
}

/// Where the files come from: the build script's folder and cache, or a map in a test.
pub trait Files {
    /// What is in a file; `None` when there is no such file. Asked at most once for each path, in the order in which modules are declared.
    fn summary(&mut self, path: &str) -> Option<Rc<FileSummary>>;
}

/// What the files say.
#[derive(Debug, Default)]
pub struct Reading {
    /// The tables, in the order of modules and, within a file, of structs. It is meaningless while `broken` or errors in `diagnostics`
    /// are there.
    pub schema: Schema,
    /// What the entities say about the change itself.
    pub intent: Intent,
    /// What is wrong, in the order of the source.
    pub diagnostics: Vec<Diagnostic>,
    /// Files that cannot be read as Rust: write nothing, rustc will say more.
    pub broken: Vec<String>,
    /// Every file that was asked for and exists, in that order: what cargo has to watch.
    pub files: Vec<String>,
}

/// Follows the `mod` declarations from the roots and lowers every entity.
pub fn read(_roots: &[Root], _files: &mut dyn Files) -> Reading {
    Reading::default()
}

impl Reading {
    /// A violation at the entity or field it is about.
    #[must_use]
    pub fn violation(&self, violation: &Violation) -> Diagnostic {
        Diagnostic::new(violation.code, &violation.message)
    }

    /// Something that a dialect does not have, at the entity or field it is about.
    #[must_use]
    pub fn unsupported(&self, unsupported: &Unsupported) -> Diagnostic {
        Diagnostic::new(crate::diagnostic::Code::Unsupported, &unsupported.reason)
    }

    /// A question at the entity or field it is about, with the answers to paste.
    #[must_use]
    pub fn question(&self, question: &Question) -> Diagnostic {
        Diagnostic::new(crate::diagnostic::Code::PossibleRename, format!("{question:?}"))
    }

    /// The lines for the derives; `found` is everything that [`violation`](Self::violation), [`unsupported`](Self::unsupported) and
    /// [`question`](Self::question) gave, on top of `diagnostics`.
    #[must_use]
    pub fn handover(&self, _found: &[Diagnostic]) -> Vec<HandoverItem> {
        Vec::new()
    }
}

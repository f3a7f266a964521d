//! From the files of a crate to its schema.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use super::ast::Kind;
use super::handover::{HandoverDiagnostic, HandoverField, HandoverItem, HandoverKind};
use super::lower::{Found, Lowered, Origin, lower};
use super::modules::load;
use super::reread::HandoverLines;
use super::scan::FileSummary;
use crate::Schema;
use crate::diagnostic::{Code, Diagnostic};
use crate::diff::Intent;
use crate::risk::Levels;
use crate::schema::Violation;
use crate::snapshot::{TableTexts, table_json};

/// A file that a crate starts from: `src/lib.rs`, `src/main.rs`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Root {
    /// The file, relative to the package's root, with `/` between its parts; `../models/src/lib.rs` for another crate of the workspace.
    pub file: String,
    /// The crate's name in paths: `my_app`, `models`. The `lib.rs` and the `main.rs` of a package have the same.
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
    /// The tables, in the order of modules and, within a module, of structs; after a [`reread`](super::reread()), those of the files that
    /// changed. It can be trusted only when `broken` and `diagnostics` are empty.
    pub schema: Schema,
    /// What the entities say about the change itself.
    pub intent: Intent,
    /// What the entities say about risks.
    pub levels: Levels,
    /// Everything that is wrong with the entities, [violations](Schema::violations) of the schema included, in the order of the source.
    pub diagnostics: Vec<Diagnostic>,
    /// Files that are missing or cannot be read as Rust: write nothing, rustc will say more.
    pub broken: Vec<String>,
    /// Every file that was read, in that order: what cargo has to watch.
    pub files: Vec<String>,
    texts: OnceCell<TableTexts<'static>>,
    lines: OnceCell<HandoverLines>,
    origins: Vec<Origin>,
    /// Which of `diagnostics` the derive finds by itself.
    known_to_derive: Vec<bool>,
}

/// Follows the `mod` declarations from the roots and lowers every entity. With a `lib.rs` and a `main.rs`, list the `lib.rs` first.
pub fn read(roots: &[Root], files: &mut dyn Files) -> Reading {
    let tree = load(roots, files);
    let Lowered { schema, intent, levels, origins, found, unchecked, .. } = lower(&tree);
    let mut reading = Reading { schema, intent, levels, broken: tree.broken, files: tree.files, origins, ..Reading::default() };
    if found.is_empty() {
        // Only a schema that is whole can be judged as one.
        let violations = without_unchecked(reading.schema.violations(), &unchecked);
        for violation in &violations {
            let diagnostic = reading.violation(violation);
            if !reading.is_said(&diagnostic, &reading.diagnostics) {
                reading.diagnostics.push(diagnostic);
            }
        }
        reading.known_to_derive = vec![false; reading.diagnostics.len()];
        return reading;
    }
    for Found { diagnostic, known_to_derive } in found {
        reading.diagnostics.push(diagnostic);
        reading.known_to_derive.push(known_to_derive);
    }
    reading
}

/// The violations without those of foreign keys that are as an existing database has them.
pub(super) fn without_unchecked(mut violations: Vec<Violation>, unchecked: &BTreeSet<(String, String)>) -> Vec<Violation> {
    let is_unchecked = |table: &str, key: &str| unchecked.iter().any(|(owner, name)| owner == table && name == key);
    violations.retain(|found| !found.foreign_key.as_ref().is_some_and(|key| is_unchecked(&found.table, key)));
    violations
}

impl Reading {
    /// What is known when only some files were read: the schema is theirs, the texts are of all.
    pub(super) fn of_files(schema: Schema, files: Vec<String>, origins: Vec<Origin>, texts: TableTexts<'static>) -> Self {
        Self { schema, files, texts: OnceCell::from(texts), origins, ..Self::default() }
    }

    /// Sets what [`lines`](Self::lines) gives.
    pub(super) fn set_lines(&mut self, lines: HandoverLines) {
        self.lines = OnceCell::from(lines);
    }

    /// What the derives are told when nothing is wrong.
    #[must_use]
    pub fn lines(&self) -> &HandoverLines {
        self.lines.get_or_init(|| HandoverLines::of(&self.handover(&[])))
    }

    /// The files with entities that say something about the change itself or its risks, in the order of their names.
    #[must_use]
    pub fn hinting(&self) -> BTreeSet<&str> {
        let says = |table: &str| self.intent.tables.contains_key(table) || self.levels.tables().any(|name| name == table);
        let hints = |origin: &&Origin| origin.table.as_deref().is_some_and(says);
        self.origins.iter().filter(hints).map(|origin| origin.file.as_str()).collect()
    }

    /// The tables as the snapshot writes them.
    #[must_use]
    pub fn texts(&self) -> &TableTexts<'static> {
        self.texts.get_or_init(|| TableTexts::of(&self.schema.tables))
    }

    /// Where the items come from.
    pub(super) fn origins(&self) -> &[Origin] {
        &self.origins
    }

    /// The lines for the derives, in the order of the source. `found` is what came on top of `diagnostics`: questions and what a dialect
    /// does not have, [located](Self::question). What has no place is left out.
    #[must_use]
    pub fn handover(&self, found: &[Diagnostic]) -> Vec<HandoverItem> {
        let mut items: Vec<HandoverItem> = self.origins.iter().map(|origin| self.item(origin)).collect();
        let own = self.diagnostics.iter().zip(&self.known_to_derive).filter(|&(_, &known)| !known).map(|(diagnostic, _)| diagnostic);
        for diagnostic in own.chain(found) {
            let Some(place) = &diagnostic.place else { continue };
            if let Some(at) = self.origins.iter().position(|origin| origin.holds(place)) {
                items[at].diagnostics.push(HandoverDiagnostic {
                    code: diagnostic.code,
                    field: place.field.clone(),
                    message: diagnostic.message.clone(),
                    help: diagnostic.help.clone(),
                });
            }
        }
        items
    }

    fn item(&self, origin: &Origin) -> HandoverItem {
        let table = origin.table.as_deref().and_then(|name| self.schema.table(name));
        let fields = origin.fields.iter().filter(|field| field.inside.is_none()).map(|field| HandoverField {
            name: field.name.clone(),
            key: field.key.clone(),
            nullable: field.nullable,
            target: field.target.clone(),
        });
        HandoverItem {
            item: origin.name.clone(),
            kind: match origin.kind {
                Some(Kind::Entity) => HandoverKind::Entity,
                Some(Kind::Enum) => HandoverKind::Enum,
                Some(Kind::Newtype) => HandoverKind::Newtype,
                Some(Kind::Embedded) => HandoverKind::Embedded,
                None => HandoverKind::Ignored,
            },
            file: origin.file.clone(),
            line: origin.position.line,
            column: origin.position.column,
            table: origin.table.clone(),
            metadata: table.map(table_json),
            fields: fields.collect(),
            diagnostics: Vec::new(),
        }
    }

    /// A violation at the entity or field it is about.
    #[must_use]
    pub fn violation(&self, violation: &Violation) -> Diagnostic {
        let diagnostic = Diagnostic::new(violation.code, &violation.message);
        let diagnostic = violation.help.iter().fold(diagnostic, Diagnostic::help);
        // The second of two tables with one name is the one to change.
        let of_two = violation.code == Code::DuplicateName && violation.column.is_none();
        let mut same = self.origins.iter().filter(|origin| origin.table.as_ref().is_some_and(|table| *table == violation.table));
        let diagnostic = match (same.next(), same.next()) {
            (Some(other), Some(_)) if of_two => diagnostic.help(format!("the other is `{}` in `{}`", other.name, other.file)),
            _ => diagnostic,
        };
        // What a column is called, the entity decides as well.
        if [Code::DuplicateName, Code::NameTooLong, Code::ReservedName].contains(&violation.code)
            && let Some(diagnostic) = self.misnamed(&diagnostic, &violation.table, violation.column.as_deref())
        {
            return diagnostic;
        }
        self.placed(diagnostic, &violation.table, violation.column.as_deref(), of_two)
    }
}

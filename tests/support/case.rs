//! A case: a folder with the entities before and after a change, and what is expected to come of it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::{fs, io};

use schema_core::Dialect;
use schema_core::entity::scan::{self, FileSummary};
use schema_core::entity::{self, Files, Reading, Root};

/// What a case holds.
#[derive(Debug)]
pub struct Case {
    /// Its folder.
    pub folder: PathBuf,
    /// The entities of an earlier migration, where the change needs one with a past: `older.rs`.
    pub older: Option<Reading>,
    /// The entities before: `before.rs`; empty where there is none.
    pub before: Reading,
    /// The entities after: `after.rs`; empty where there is none.
    pub after: Reading,
}

impl Case {
    /// Reads the entities of a case.
    ///
    /// # Errors
    ///
    /// When a file can't be read or the entities before are wrong. Those after may be: that is what some cases are about.
    pub fn read(folder: &Path) -> Result<Self, String> {
        let older = folder.join("older.rs");
        let older = older.exists().then(|| sound(read_entities(folder, "older.rs")?, "older.rs")).transpose()?;
        let before = sound(read_entities(folder, "before.rs")?, "before.rs")?;
        let after = read_entities(folder, "after.rs")?;
        Ok(Self { folder: folder.to_owned(), older, before, after })
    }

    /// The text of an optional file.
    ///
    /// # Errors
    ///
    /// When it is there but can't be read.
    pub fn text(&self, file: &str) -> Result<Option<String>, String> {
        match fs::read_to_string(self.folder.join(file)) {
            Ok(text) => Ok(Some(text)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(format!("{file}: {error}")),
        }
    }
}

/// Every diagnostic of entities with its place; only a schema that is whole is asked what the dialect lacks.
#[must_use]
pub fn complaints(reading: &Reading) -> Vec<String> {
    if !reading.diagnostics.is_empty() {
        return reading.diagnostics.iter().map(located).collect();
    }
    let unsupported = Dialect::Sqlite.unsupported(&reading.schema);
    unsupported.iter().map(|unsupported| located(&reading.unsupported(unsupported))).collect()
}

/// A diagnostic with the item and field it is at.
#[must_use]
pub fn located(diagnostic: &schema_core::diagnostic::Diagnostic) -> String {
    let place = diagnostic.place.as_ref().map_or("nowhere".to_owned(), |place| match &place.field {
        Some(field) => format!("{}.{field}, line {}", place.item, place.line),
        None => format!("{}, line {}", place.item, place.line),
    });
    format!("at {place}: {diagnostic}")
}

fn sound(reading: Reading, file: &str) -> Result<Reading, String> {
    let complaints = complaints(&reading);
    if complaints.is_empty() { Ok(reading) } else { Err(format!("{file}:\n{}", complaints.join("\n"))) }
}

/// The entities in one file; modules may be written inline or stand in further files of the folder.
fn read_entities(folder: &Path, file: &str) -> Result<Reading, String> {
    let mut texts = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(|error| error.to_string())? {
        let path = entry.map_err(|error| error.to_string())?.path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            texts.insert(name, fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?);
        }
    }
    texts.entry(file.to_owned()).or_default();
    let reading = entity::read(&[Root { file: file.to_owned(), crate_name: "app".to_owned() }], &mut Folder(texts));
    if reading.broken.is_empty() { Ok(reading) } else { Err(format!("not Rust: {}", reading.broken.join(", "))) }
}

struct Folder(BTreeMap<String, String>);

impl Files for Folder {
    fn summary(&mut self, path: &str) -> Option<Rc<FileSummary>> {
        self.0.get(path).map(|text| Rc::new(scan::scan(text)))
    }
}

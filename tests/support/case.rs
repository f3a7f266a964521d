//! A case: a folder with the entities before and after a change, and what is expected to come of it.

use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::{fs, io};

use crate::database::DIALECTS;
use schema_core::Dialect;
use schema_core::entity::scan::{self, FileSummary};
use schema_core::entity::{self, Files, Reading, Root};

/// What a case holds.
#[derive(Debug)]
pub struct Case {
    /// Its folder.
    pub folder: PathBuf,
    /// The databases that it is for, where it says so: `//@ dialects: sqlite, postgres` in the first line of `after.rs`, or of `before.rs`
    /// where that is the only one.
    pub dialects: Vec<Dialect>,
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
        let mut case = Self { folder: folder.to_owned(), dialects: DIALECTS.to_vec(), older, before, after };
        let first = case.text("after.rs")?.or(case.text("before.rs")?).unwrap_or_default();
        if let Some(list) = first.lines().next().and_then(|line| line.strip_prefix("//@ dialects:")) {
            let dialect = |name: &str| Dialect::from_name(name).ok_or_else(|| format!("`{name}` is no dialect"));
            case.dialects = list.split(',').map(|name| dialect(name.trim())).collect::<Result<_, _>>()?;
        }
        Ok(case)
    }

    /// What is wrong with the entities before for a database, where something is.
    #[must_use]
    pub fn flaws_before(&self, dialect: Dialect) -> Vec<String> {
        self.older.iter().chain([&self.before]).flat_map(|reading| complaints(reading, dialect)).collect()
    }

    /// The text of the file that is for one database, else of the one for all: `check.postgres.sql`, `check.sql`.
    ///
    /// # Errors
    ///
    /// When it is there but can't be read.
    pub fn text_for(&self, dialect: Dialect, file: &str) -> Result<Option<String>, String> {
        let (stem, extension) = file.split_once('.').unwrap_or((file, ""));
        Ok(self.text(&format!("{stem}.{dialect}.{extension}"))?.or(self.text(file)?))
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
pub fn complaints(reading: &Reading, dialect: Dialect) -> Vec<String> {
    if !reading.diagnostics.is_empty() {
        return reading.diagnostics.iter().map(located).collect();
    }
    let unsupported = dialect.unsupported(&reading.schema);
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
    let complaints: Vec<String> = reading.diagnostics.iter().map(located).collect();
    if complaints.is_empty() { Ok(reading) } else { Err(format!("{file}:\n{}", complaints.join("\n"))) }
}

/// The entities in one file; modules are written inline.
fn read_entities(folder: &Path, file: &str) -> Result<Reading, String> {
    let text = match fs::read_to_string(folder.join(file)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        text => text.map_err(|error| format!("{file}: {error}"))?,
    };
    entities(file, text)
}

/// The entities of a crate that is one file with this text.
///
/// # Errors
///
/// When it is no Rust.
pub fn entities(file: &str, text: String) -> Result<Reading, String> {
    let reading = entity::read(&[Root { file: file.to_owned(), crate_name: "app".to_owned() }], &mut Only { file, text });
    if reading.broken.is_empty() { Ok(reading) } else { Err(format!("not Rust: {}", reading.broken.join(", "))) }
}

/// A crate of one file.
struct Only<'a> {
    file: &'a str,
    text: String,
}

impl Files for Only<'_> {
    fn summary(&mut self, path: &str) -> Option<Rc<FileSummary>> {
        (path == self.file).then(|| Rc::new(scan::scan(&self.text)))
    }
}

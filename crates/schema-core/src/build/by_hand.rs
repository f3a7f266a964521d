//! What a person does with the migrations folder by a command: a migration to be written by hand, and the end of a draft.

use std::path::{Path, PathBuf};

use super::Result;
use super::chain::Link;
use super::clock;
use super::draft::{self, Record, Situation, Standing};
use super::error::{self, Error};
use super::files::{self, FileChange};
use super::folder::{self, DRAFT};
use super::git;
use crate::codegen::{self, Begun};
use crate::diagnostic::{Code, Diagnostic};
use crate::snapshot::Snapshot;
use crate::step::Temporary;

/// A migration that was begun by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blank {
    /// Its file.
    pub path: PathBuf,
    /// The file of the draft that is none any more, because this one comes after it.
    pub sealed: Option<String>,
}

/// Writes a migration that does nothing yet and changes no schema, for what no entity says: moving data, views, triggers. `name` says what it
/// is for. The snapshot stays as it is, so changes of entities that have no migration yet still get one with the next build.
///
/// # Errors
///
/// When the folder can't be read or written, or nothing of the name could be in the name of a file.
pub fn blank(package: &Path, name: &str) -> Result<Blank> {
    blank_with(package, name, &Begun::default())
}

/// [`blank`] with something to begin with.
///
/// # Errors
///
/// As [`blank`].
pub fn blank_with(package: &Path, name: &str, begun: &Begun) -> Result<Blank> {
    let folder = folder::of_package(package)?;
    let Some(name) = codegen::name_from(name) else {
        let help = "give it letters or digits that say what it does: `migrator new fill_slugs`";
        return Err(Diagnostic::new(Code::InvalidValue, format!("`{name}` makes no name of a file")).help(help).into());
    };
    let _lock = folder::lock(&folder)?;
    let files = names(&folder)?;
    let record = record(&folder);
    let sealed = record.as_ref().and_then(|record| draft(&folder, record));
    // An id that a draft in a stash has is given to no other migration.
    let stashed = files.iter().filter(|file| draft::is_start(file)).filter_map(|file| file.get(".draft-".len()..)?.get(..14));
    let taken = files.iter().filter_map(|file| folder::id(file)).chain(stashed).chain(record.as_ref().map(|record| record.id.as_str()));
    let id = clock::next_id(taken);
    let file = codegen::file_name(&id, &name);
    let change = FileChange::Write { file: file.clone(), text: codegen::blank(&id, &name, begun) };
    write(&folder, &[change])?;
    Ok(Blank { path: folder.join(file), sealed })
}

/// Ends the draft, so that no build rewrites it any more; returns its file, or nothing where there is no draft.
///
/// # Errors
///
/// When the folder can't be read or written.
pub fn seal(package: &Path) -> Result<Option<String>> {
    let folder = folder::of_package(package)?;
    if !folder.is_dir() {
        return Ok(None);
    }
    let _lock = folder::lock(&folder)?;
    let Some(record) = record(&folder).filter(|record| draft(&folder, record).is_some()) else { return Ok(None) };
    let changes: Vec<FileChange> = notes(&folder)?.into_iter().map(|file| FileChange::Remove { file }).collect();
    write(&folder, &changes)?;
    Ok(Some(record.file))
}

/// Refuses to go on while the last migration is a draft.
pub(super) fn refuse_draft(folder: &Path) -> Result {
    let Some(file) = record(folder).and_then(|record| draft(folder, &record)) else { return Ok(()) };
    let message = format!("`{file}` is a draft, which goes on changing with the entities");
    Err(error::refusal(message, "commit it, or end it by `migrator seal`"))
}

/// The tool's notes about drafts.
pub(super) fn notes(folder: &Path) -> Result<Vec<String>> {
    Ok(names(folder)?.into_iter().filter(|file| folder::is_note(file)).collect())
}

/// The ids and names of the migrations of a package, in order, as their files are called.
///
/// # Errors
///
/// When the folder can't be read.
pub fn migrations(package: &Path) -> Result<Vec<(String, String)>> {
    let folder = folder::of_package(package)?;
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let parts = |file: &String| {
        let id = folder::id(file)?;
        let name = file.get(id.len() + 2..)?.strip_suffix(".rs")?;
        Some((id.to_owned(), name.to_owned()))
    };
    let mut found: Vec<(String, String)> = names(&folder)?.iter().filter_map(parts).collect();
    found.sort_unstable();
    Ok(found)
}

/// The snapshot of a package: what a migration that is begun by hand starts from.
///
/// # Errors
///
/// When it can't be read, as where there is none.
pub fn snapshot(package: &Path) -> Result<Snapshot> {
    folder::snapshot(&folder::of_package(package)?)
}

/// The defaults that are for one release only, as the snapshot of a package has them; none where there is no snapshot that can be read.
#[must_use]
pub fn temporary(package: &Path) -> Vec<Temporary> {
    let snapshot = folder::of_package(package).and_then(|folder| folder::snapshot(&folder));
    snapshot.map(|snapshot| snapshot.temporary).unwrap_or_default()
}

fn names(folder: &Path) -> Result<Vec<String>> {
    let failed = |error: std::io::Error| error::io("read", folder, &error);
    let entries = std::fs::read_dir(folder).map_err(failed)?;
    let names = entries.map(|entry| Ok(entry.map_err(failed)?.file_name().into_string().ok()));
    Ok(names.collect::<Result<Vec<Option<String>>>>()?.into_iter().flatten().collect())
}

/// The record of the draft. One that makes no sense counts as none.
fn record(folder: &Path) -> Option<Record> {
    Record::parse(&std::fs::read_to_string(folder.join(DRAFT)).ok()?.replace("\r\n", "\n"))
}

/// The file of the record's draft, if it still is one.
fn draft(folder: &Path, record: &Record) -> Option<String> {
    let links: Vec<Link> = folder::modules(folder).ok()?.into_iter().map(|module| module.link).collect();
    let is_there = links.iter().any(|link| link.file == record.file);
    let situation = Situation { record: Some(record), last: Some(&record.id), links: &links };
    let git = git::Files::new(folder);
    let standing = Standing::of(&situation, |file| git.is_tracked(file));
    standing.record().filter(|_| is_there).map(|record| record.file.clone())
}

fn write(folder: &Path, changes: &[FileChange]) -> Result {
    files::change(folder, changes, None).map_err(|failure| -> Error { error::io("write", &failure.path, &failure.error) })
}

//! The migrations folder as it is.

mod cache;

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::chain::{self, Link};
use super::draft::{self, Record, Start};
use super::error::{self, Error};
use super::files::{self, FileChange, TEMPORARY};
use super::inspect::Script;
use super::state::{State, States};
use crate::diagnostic::{Code, Diagnostic};
use crate::entity::Reading;
use crate::migration::{Fingerprint, is_id};
use crate::snapshot::{self, Snapshot, SnapshotError};
use crate::{Dialect, Schema};

pub(super) use cache::{Cache, End};

pub(super) const SNAPSHOT: &str = ".snapshot.json";
pub(super) const DRAFT: &str = ".draft.json";
const IGNORE: &str = ".gitignore";

/// What `.gitignore` says: the record of the draft belongs to one checkout.
const IGNORE_TEXT: &str =
    "# Written by migrator. Commit this file, the snapshot and the migrations.\n/.draft.json\n/.draft-*.json\n/.*.tmp\n";

/// The folder's content.
#[derive(Debug, Default)]
pub(super) struct Folder {
    pub(super) path: PathBuf,
    /// Its path as `build.rs` gives it, for people.
    pub(super) name: String,
    /// The migrations, sorted by file name.
    pub(super) links: Vec<Link>,
    /// The text of the snapshot.
    pub(super) snapshot: Option<String>,
    /// The fingerprint of its schema, and of the one from before the draft; of the empty schema where there is no snapshot.
    pub(super) fingerprint: String,
    pub(super) fingerprint_before: String,
    /// The ids of the last migrations that the two name.
    pub(super) last: Option<String>,
    pub(super) last_before: Option<String>,
    /// The databases that the migrations are written for, as the two say.
    pub(super) dialects: Vec<Dialect>,
    pub(super) dialects_before: Vec<Dialect>,
    /// The record of the draft.
    pub(super) record: Option<Record>,
    /// The text of the snapshot that it starts from, if there was one.
    pub(super) start: Option<String>,
    /// The files that hold what drafts start from: that of the record, and any that were left behind.
    pub(super) starts: Vec<String>,
    /// Whether it is known that the snapshot holds just what the entities say.
    pub(super) is_current: bool,
    /// The newest modification time of what is in the folder.
    pub(super) newest: Option<SystemTime>,
    /// What is wrong with what is in the folder, each by itself.
    pub(super) problems: Vec<Diagnostic>,
    /// The states of its files, from before they were read or after they were written.
    pub(super) states: States,
    /// The files that were written.
    written: Vec<String>,
    /// What is known of them.
    pub(super) cache: Cache,
}

/// Holds the folder's lock until it is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    #[expect(dead_code, reason = "dropping it is what releases the lock")]
    file: Option<File>,
    /// Whether a file was made for it.
    pub(super) created: bool,
    /// Whether nothing can be written to the folder.
    pub(super) is_read_only: bool,
}

impl Lock {
    /// Gives what was made for the lock a modification time; see [`files::change`].
    pub(super) fn settle(&self, folder: &Path, stamp: Option<SystemTime>) {
        if self.created {
            files::touch(&folder.join(IGNORE), stamp);
            files::touch(folder, stamp);
        }
    }
}

/// Takes the folder for this build alone, and makes it if it is not there. What is locked is `.gitignore`: it is always there, it is never
/// replaced, and no file is needed that git would have to be kept from.
///
/// A tree that is not to be written to, or a file system without locks, gives no lock: what then has to be written fails later.
pub(super) fn lock(path: &Path) -> Result<Lock, Error> {
    let ignore = path.join(IGNORE);
    let created = !ignore.exists();
    let made = fs::create_dir_all(path).map_err(|error| (error, "make the folder", path));
    let opened = made.and_then(|()| {
        let file = File::options().create(true).append(true).open(&ignore);
        file.map_err(|error| (error, "write", ignore.as_path()))
    });
    let file = match opened {
        Ok(file) => file,
        Err((error, _, _)) if matches!(error.kind(), io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied) => {
            return Ok(Lock { is_read_only: true, ..lock_to_read(path) });
        }
        Err((error, action, path)) => return Err(error::io(action, path, &error)),
    };
    if let Err(error) = file.lock().or_else(|error| if error.kind() == io::ErrorKind::Unsupported { Ok(()) } else { Err(error) }) {
        return Err(error::io("lock", &ignore, &error));
    }
    write_ignore(&ignore).map_err(|error| error::io("write", &ignore, &error))?;
    Ok(Lock { file: Some(file), created, is_read_only: false })
}

/// Waits until nobody writes to the folder. Where there is nothing to lock, nobody does.
pub(super) fn lock_to_read(path: &Path) -> Lock {
    let file = File::open(path.join(IGNORE)).ok().filter(|file| file.lock_shared().is_ok());
    Lock { file, created: false, is_read_only: false }
}

/// Writes `.gitignore` where it does not keep the record out; in place, so that the lock on it stays with the file.
fn write_ignore(path: &Path) -> io::Result<()> {
    let text = fs::read_to_string(path)?;
    let has = |lines: &[&str]| text.lines().any(|line| lines.contains(&line.trim()));
    let missing = match (has(&["/.draft.json", ".draft.json", "*", ".*"]), has(&["/.draft-*.json", ".draft-*.json", "*", ".*"])) {
        (true, true) => return Ok(()),
        (true, false) => "/.draft-*.json\n",
        (false, _) => IGNORE_TEXT,
    };
    let separator = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    fs::write(path, format!("{text}{separator}{missing}"))
}

impl Folder {
    /// Reads the folder; one that does not exist is empty. The `states` of its files are from before; the text of the `snapshot` is given
    /// where it has been read since.
    pub(super) fn read(
        path: PathBuf,
        name: &str,
        out: &Path,
        reading: &Reading,
        states: States,
        mut snapshot: Option<String>,
    ) -> Result<Self, Error> {
        let empty = snapshot::fingerprint(&Schema::default()).to_string();
        let mut folder = Self { path, name: name.to_owned(), fingerprint: empty.clone(), fingerprint_before: empty, ..Self::default() };
        match fs::read_dir(&folder.path) {
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(folder),
            Err(error) => return Err(error::io("read", &folder.path, &error)),
        }
        (folder.states, folder.cache) = (states, Cache::open(out));
        for name in folder.states.files() {
            let given = if name == SNAPSHOT { snapshot.take() } else { None };
            folder.take(&name, given)?;
        }
        folder.read_start()?;
        folder.read_ends(reading);
        Ok(folder)
    }

    /// The text of a file.
    fn text(&self, name: &str) -> io::Result<String> {
        match fs::read_to_string(self.path.join(name)) {
            // Some checkouts on Windows have other line endings; that changes no migration.
            Ok(text) if text.contains('\r') => Ok(text.replace("\r\n", "\n")),
            other => other,
        }
    }

    fn take(&mut self, name: &str, given: Option<String>) -> Result<(), Error> {
        let state = self.states.get(name).cloned();
        if name != IGNORE {
            self.newest = self.newest.max(state.as_ref().and_then(|state| state.modified));
        }
        let or_say = |folder: &Self, error: io::Error| error::io("read", &folder.path.join(name), &error);
        match name {
            SNAPSHOT => match given.map_or_else(|| self.text(name), Ok) {
                Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                    self.problems.push(unusable(&self.name, &SnapshotError::NotText));
                }
                read => self.snapshot = Some(read.map_err(|error| or_say(self, error))?),
            },
            DRAFT => self.record = Record::parse(&self.text(name).map_err(|error| or_say(self, error))?),
            _ if draft::is_start(name) => self.starts.push(name.to_owned()),
            _ if !is_module(name) => {}
            _ => match id(name) {
                Some(id) => {
                    let link = if let Some(link) = self.cache.link(name, id, state.as_ref()) {
                        link
                    } else {
                        let text = self.text(name).map_err(|error| or_say(self, error))?;
                        self.cache.link_of(name, id, &text)
                    };
                    self.links.push(link);
                }
                None => self.problems.push(
                    Diagnostic::new(Code::Chain, format!("`{name}` is no migration: their files are called `m<14 digits>_<name>.rs`"))
                        .help("rename it, or move it out of the folder"),
                ),
            },
        }
        Ok(())
    }

    /// Reads the snapshot that the draft starts from.
    fn read_start(&mut self) -> Result<(), Error> {
        let Some(record) = &mut self.record else { return Ok(()) };
        match std::mem::take(&mut record.start) {
            Start::Empty => {}
            Start::Inside(text) => self.start = Some(text),
            Start::Apart => {
                let file = record.start_file();
                record.start = Start::Apart;
                match self.text(&file) {
                    Ok(text) => self.start = Some(text),
                    // A record that is not whole is none.
                    Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::InvalidData) => self.record = None,
                    Err(error) => return Err(error::io("read", &self.path.join(file), &error)),
                }
            }
        }
        Ok(())
    }

    /// Finds out where the two snapshots end.
    fn read_ends(&mut self, reading: &Reading) {
        let Self { cache, states, .. } = self;
        if let Some(text) = &self.snapshot {
            let known = cache.known_end(SNAPSHOT, states.get(SNAPSHOT), text);
            let current = if known.is_none() { cache.end_of_current(SNAPSHOT, text, reading) } else { None };
            self.is_current = current.is_some();
            match known.or(current).map_or_else(|| cache.end(SNAPSHOT, text), Ok) {
                Ok(end) => (self.fingerprint, self.last, self.dialects) = (end.fingerprint, end.last, end.dialects),
                Err(error) => self.problems.push(unusable(&self.name, &error)),
            }
        }
        if let (Some(text), Some(record)) = (&self.start, &self.record) {
            let file = if record.start == Start::Apart { record.start_file() } else { DRAFT.to_owned() };
            if let Ok(end) = cache.known_end(&file, states.get(&file), text).map_or_else(|| cache.end(&file, text), Ok) {
                (self.fingerprint_before, self.last_before, self.dialects_before) = (end.fingerprint, end.last, end.dialects);
            } else {
                // A record that makes no sense is none.
                (self.record, self.start) = (None, None);
            }
        }
    }

    /// What the folder is after these changes, which have been made with the modification time `stamp`. `next` is where the snapshot ends
    /// that is among them, if that is known.
    pub(super) fn apply(&mut self, changes: Vec<FileChange>, stamp: Option<SystemTime>, next: Option<&End>, reading: &Reading) {
        let empty = snapshot::fingerprint(&Schema::default()).to_string();
        for change in changes {
            let (FileChange::Write { file, .. } | FileChange::Remove { file }) = &change;
            let state = State::of(&self.path.join(file));
            match change {
                FileChange::Remove { file } => {
                    self.states.set(&file, None);
                    self.remove(&file, &empty);
                }
                FileChange::Write { file, text } => {
                    self.states.set(&file, state.filter(|state| state.is_written(&text, stamp)));
                    self.written.push(file.clone());
                    self.put(file, text);
                }
            }
        }
        if let Some(end) = next {
            self.cache.set_end(SNAPSHOT, end);
        }
        self.read_ends(reading);
    }

    /// Whether the snapshot has the marks of a merge that is not resolved.
    pub(super) fn is_in_conflict(&self) -> bool {
        let read = self.snapshot.as_deref().map(snapshot::read);
        matches!(read, Some(Err(SnapshotError::Conflict { .. })))
    }

    /// Sees to it that the next run can rely on the states of what was written.
    pub(super) fn settle(&mut self) {
        self.states.settle(&self.path, &self.written);
    }

    fn remove(&mut self, file: &str, empty: &str) {
        self.cache.forget(file);
        match file {
            SNAPSHOT => (self.snapshot, self.last, self.fingerprint, self.dialects) = (None, None, empty.to_owned(), Vec::new()),
            DRAFT => (self.record, self.start, self.last_before, self.fingerprint_before) = (None, None, None, empty.to_owned()),
            _ => {
                self.starts.retain(|start| start != file);
                self.links.retain(|link| link.file != file);
            }
        }
    }

    fn put(&mut self, file: String, text: String) {
        match file.as_str() {
            SNAPSHOT => {
                self.cache.forget(SNAPSHOT);
                self.snapshot = Some(text);
            }
            DRAFT => self.record = Record::parse(&text),
            _ if draft::is_start(&file) => {
                // It is the snapshot as it still is, or what a record held itself.
                if self.snapshot.as_ref() == Some(&text) {
                    self.cache.copy(SNAPSHOT, &file);
                } else if self.start.as_ref() == Some(&text) {
                    self.cache.copy(DRAFT, &file);
                }
                self.start = Some(text);
                self.starts.push(file);
            }
            _ => {
                self.links.retain(|link| link.file != file);
                let link = id(&file).map(|id| self.cache.link_of(&file, id, &text));
                self.links.extend(link);
                self.links.sort_by(|one, other| one.file.cmp(&other.file));
            }
        }
    }

    /// Removes what a build that was cut short left behind.
    pub(super) fn sweep(&mut self) {
        let is_temporary = |name: &String| name.starts_with('.') && name.ends_with(TEMPORARY);
        for file in self.states.files().into_iter().filter(is_temporary) {
            // Nothing depends on it.
            let _ = fs::remove_file(self.path.join(&file));
            self.states.set(&file, None);
        }
    }
}

/// The folder that the `build.rs` of a package names.
pub(super) fn of_package(package: &Path) -> Result<PathBuf, Error> {
    if !package.join("Cargo.toml").is_file() {
        let message = format!("there is no `Cargo.toml` in `{}`", package.display());
        return Err(Diagnostic::new(Code::Io, message).help("name the folder of the package: `--package DIR`").into());
    }
    let script = Script::read(&package.join("build.rs"))?;
    Ok(package.join(script.migrations.as_deref().unwrap_or("migrations")))
}

/// The snapshot of a folder, for a command that looks at it once.
pub(super) fn snapshot(folder: &Path) -> Result<Snapshot, Error> {
    let path = folder.join(SNAPSHOT);
    let text = fs::read_to_string(&path).map_err(|error| error::io("read", &path, &error))?;
    snapshot::read(&text).map_err(|error| unusable(&folder.display().to_string(), &error).into())
}

/// A migration with its text.
pub(super) struct Module {
    pub(super) link: Link,
    pub(super) text: String,
}

/// All migrations of a folder, sorted by file name, for a command that looks at them once.
pub(super) fn modules(path: &Path) -> Result<Vec<Module>, Error> {
    let mut modules = Vec::new();
    for entry in fs::read_dir(path).map_err(|error| error::io("read", path, &error))? {
        let file = entry.map_err(|error| error::io("read", path, &error))?.path();
        let Some(name) = file.file_name().and_then(|name| name.to_str()) else { continue };
        let Some(id) = id(name) else { continue };
        let text = fs::read_to_string(&file).map_err(|error| error::io("read", &file, &error))?.replace("\r\n", "\n");
        let fingerprint = Fingerprint::of(&text).to_string();
        let link = Link { file: name.to_owned(), id: id.to_owned(), fingerprint, header: chain::header(&text) };
        modules.push(Module { link, text });
    }
    modules.sort_by(|one, other| one.link.file.cmp(&other.link.file));
    Ok(modules)
}

/// A snapshot that cannot be used, for a person.
pub(super) fn unusable(folder: &str, error: &SnapshotError) -> Diagnostic {
    let file = format!("{folder}/{SNAPSHOT}");
    Diagnostic::new(Code::Snapshot, format!("`{file}`: {error}")).help(error.help().replace("<file>", &file))
}

/// The id in a migration's file name.
pub(super) fn id(file: &str) -> Option<&str> {
    let id = file.strip_prefix('m')?.get(..14)?;
    (is_id(id) && file[15..].starts_with('_')).then_some(id)
}

/// Whether a file is a note of this checkout, which nothing but drafts depends on.
pub(super) fn is_note(file: &str) -> bool {
    file == DRAFT || draft::is_start(file)
}

fn is_module(name: &str) -> bool {
    !name.starts_with('.') && Path::new(name).extension().is_some_and(|extension| extension == "rs")
}

pub(super) fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|metadata| metadata.modified()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_in_file_names() {
        assert_eq!(id("m20251107090010_add.rs"), Some("20251107090010"));
        for name in ["m20251107090010.rs", "m2025_add.rs", "20251107090010_add.rs", "mod.rs", "m2025110709001x_add.rs", "määä"] {
            assert_eq!(id(name), None, "{name}");
        }
    }

    #[test]
    fn what_is_not_ignored_is_added() {
        let file = std::env::temp_dir().join(format!("migrator-ignore-{}", std::process::id()));
        let ignored = |before: &str| {
            fs::write(&file, before).unwrap();
            write_ignore(&file).unwrap();
            fs::read_to_string(&file).unwrap()
        };
        assert_eq!(ignored(""), IGNORE_TEXT);
        assert_eq!(ignored("/old"), format!("/old\n{IGNORE_TEXT}"));
        assert_eq!(ignored("/.draft.json"), "/.draft.json\n/.draft-*.json\n");
        for before in [IGNORE_TEXT, "*\n", "x\n.*\n"] {
            assert_eq!(ignored(before), before);
        }
        fs::remove_file(file).unwrap();
    }
}

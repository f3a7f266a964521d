//! The migrations folder as it is.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::chain::{self, Header, Link};
use super::draft::Record;
use super::error::{self, Error};
use super::files::{self, TEMPORARY};
use crate::Schema;
use crate::diagnostic::{Code, Diagnostic};
use crate::entity::Reading;
use crate::migration::{Fingerprint, is_id};
use crate::snapshot::{self, Blocks, SnapshotError};

pub(super) const SNAPSHOT: &str = ".snapshot.json";
pub(super) const DRAFT: &str = ".draft.json";
const IGNORE: &str = ".gitignore";

/// What `.gitignore` says: the record of the draft belongs to one checkout.
const IGNORE_TEXT: &str = "# Written by migrator. Commit this file, the snapshot and the migrations.\n/.draft.json\n/.*.tmp\n";

/// What the headers of the migrations are cached in, in `OUT_DIR`.
const CACHE: &str = "migrator-chain.cache";

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
    /// The record of the draft.
    pub(super) record: Option<Record>,
    /// Whether it is known that the snapshot holds just what the entities say.
    pub(super) is_current: bool,
    /// The newest modification time of what is in the folder.
    pub(super) newest: Option<SystemTime>,
    /// What is wrong with what is in the folder, each by itself.
    pub(super) problems: Vec<Diagnostic>,
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
    let ignored = |line: &str| matches!(line.trim(), "/.draft.json" | ".draft.json" | "*" | ".*");
    if text.lines().any(ignored) {
        return Ok(());
    }
    let separator = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    fs::write(path, format!("{text}{separator}{IGNORE_TEXT}"))
}

impl Folder {
    /// Reads the folder; one that does not exist is empty.
    pub(super) fn read(path: PathBuf, name: &str, out: &Path, reading: &Reading) -> Result<Self, Error> {
        let empty = snapshot::fingerprint(&Schema::default()).to_string();
        let mut folder = Self { path, name: name.to_owned(), fingerprint: empty.clone(), fingerprint_before: empty, ..Self::default() };
        let entries = match fs::read_dir(&folder.path) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(folder),
            Err(error) => return Err(error::io("read", &folder.path, &error)),
        };
        let mut names: Vec<String> = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok()).collect();
        names.sort();
        let mut cache = Cache::open(out);
        for name in names {
            folder.take(&name, &mut cache)?;
        }
        folder.read_snapshots(&mut cache, reading);
        cache.close();
        Ok(folder)
    }

    fn read_snapshots(&mut self, cache: &mut Cache, reading: &Reading) {
        if let Some(end) = self.snapshot.as_ref().and_then(|text| cache.end_of_current(text, reading)) {
            (self.fingerprint, self.last, self.is_current) = (end.0, end.1, true);
        }
        match self.snapshot.as_ref().filter(|_| !self.is_current).map(|text| cache.end(text)) {
            None => {}
            Some(Ok(end)) => (self.fingerprint, self.last) = end,
            Some(Err(error)) => self.problems.push(unusable(&self.name, &error)),
        }
        match self.record.as_ref().and_then(|record| record.before.as_ref()).map(|text| cache.end(text)) {
            None => {}
            Some(Ok(end)) => (self.fingerprint_before, self.last_before) = end,
            // A record that makes no sense is none.
            Some(Err(_)) => self.record = None,
        }
    }

    fn take(&mut self, name: &str, cache: &mut Cache) -> Result<(), Error> {
        let path = self.path.join(name);
        if name != IGNORE {
            self.newest = self.newest.max(modified(&path));
        }
        let text = || match fs::read_to_string(&path) {
            // Some checkouts on Windows have other line endings; that changes no migration.
            Ok(text) if text.contains('\r') => Ok(text.replace("\r\n", "\n")),
            other => other,
        };
        let or_say = |text: io::Result<String>| text.map_err(|error| error::io("read", &path, &error));
        match name {
            SNAPSHOT => match text() {
                Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                    self.problems.push(unusable(&self.name, &SnapshotError::NotText));
                }
                read => self.snapshot = Some(or_say(read)?),
            },
            DRAFT => self.record = Record::parse(&or_say(text())?),
            _ if name.starts_with('.') || path.extension().is_none_or(|extension| extension != "rs") => {}
            _ => match id(name) {
                Some(id) => self.links.push(cache.link(name, id, &or_say(text())?)),
                None => self.problems.push(
                    Diagnostic::new(Code::Chain, format!("`{name}` is no migration: their files are called `m<14 digits>_<name>.rs`"))
                        .help("rename it, or move it out of the folder"),
                ),
            },
        }
        Ok(())
    }

    /// Removes what a build that was cut short left behind.
    pub(super) fn sweep(&self) {
        let entries = fs::read_dir(&self.path).into_iter().flatten().flatten();
        let is_temporary = |name: &str| name.starts_with('.') && name.ends_with(TEMPORARY);
        for entry in entries.filter(|entry| entry.file_name().to_str().is_some_and(is_temporary)) {
            // Nothing depends on it.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Notes where a snapshot that is about to be written ends, so that it need not be read for that.
pub(super) fn remember(out: &Path, key: &str, fingerprint: &str, last: &str) {
    let line = Cache::line_of_snapshot(key, fingerprint, last);
    // Without the cache the next run is slower, no more.
    let _ = File::options().append(true).open(out.join(CACHE)).and_then(|mut file| file.write_all(line.as_bytes()));
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

pub(super) fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|metadata| metadata.modified()).ok()
}

/// What is known of migration files, by the hash of their text: one line each, parts separated by tabs.
struct Cache {
    path: PathBuf,
    known: BTreeMap<String, String>,
    lines: Vec<String>,
}

impl Cache {
    fn open(out: &Path) -> Self {
        let path = out.join(CACHE);
        let text = fs::read_to_string(&path).unwrap_or_default();
        let known = text.lines().filter_map(|line| line.split_once('\t').map(|(key, rest)| (key.to_owned(), rest.to_owned())));
        Self { path, known: known.collect(), lines: Vec::new() }
    }

    fn link(&mut self, file: &str, id: &str, text: &str) -> Link {
        let key = super::sources::quick_hash(text);
        let (fingerprint, header) = self.known.get(&key).and_then(|line| unpack(line)).unwrap_or_else(|| {
            let fingerprint = Fingerprint::of(text).to_string();
            (fingerprint, chain::header(text))
        });
        self.lines.push(format!("{key}\t{}\n", pack(&fingerprint, header.as_ref())));
        Link { file: file.to_owned(), id: id.to_owned(), fingerprint, header }
    }

    /// The same for a snapshot that is not known and holds just what the entities say, as after a checkout: it need not be read.
    fn end_of_current(&mut self, text: &str, reading: &Reading) -> Option<(String, Option<String>)> {
        let key = super::sources::quick_hash(text);
        let is_whole = reading.broken.is_empty() && reading.diagnostics.is_empty();
        let blocks = Blocks::cut(text).filter(|_| is_whole && !self.known.contains_key(&key))?;
        if !matches!(blocks.compare(reading.texts(), &reading.schema, &reading.intent), Ok(None)) {
            return None;
        }
        let fingerprint = blocks.fingerprint(reading.texts()).to_string();
        self.lines.push(Self::line_of_snapshot(&key, &fingerprint, blocks.last().unwrap_or_default()));
        Some((fingerprint, blocks.last().map(str::to_owned)))
    }

    fn line_of_snapshot(key: &str, fingerprint: &str, last: &str) -> String {
        format!("{key}\t{fingerprint}\t{last}\n")
    }

    /// The fingerprint of the schema in a snapshot, and the last migration that it names.
    fn end(&mut self, text: &str) -> Result<(String, Option<String>), SnapshotError> {
        let key = super::sources::quick_hash(text);
        let known = self.known.get(&key).and_then(|line| line.split_once('\t'));
        let (fingerprint, last) = if let Some((fingerprint, last)) = known {
            (fingerprint.to_owned(), last.to_owned())
        } else {
            let snapshot = snapshot::read(text)?;
            (snapshot::fingerprint(&snapshot.schema).to_string(), snapshot.last.unwrap_or_default())
        };
        self.lines.push(Self::line_of_snapshot(&key, &fingerprint, &last));
        Ok((fingerprint, Some(last).filter(|last| !last.is_empty())))
    }

    fn close(self) {
        // Without the cache the next run is slower, no more.
        let _ = files::write(&self.path, &self.lines.concat());
    }
}

fn pack(fingerprint: &str, header: Option<&Header>) -> String {
    let text = |text: Option<&String>| text.map_or_else(|| "-".to_owned(), |text| format!("={text}"));
    match header {
        None => fingerprint.to_owned(),
        Some(header) => {
            format!("{fingerprint}\t{}\t{}\t{}\t{}", header.id, text(header.from.as_ref()), text(header.to.as_ref()), header.name)
        }
    }
}

fn unpack(line: &str) -> Option<(String, Option<Header>)> {
    let text = |part: &str| part.strip_prefix('=').map(str::to_owned);
    match line.splitn(5, '\t').collect::<Vec<_>>()[..] {
        [fingerprint] => Some((fingerprint.to_owned(), None)),
        [fingerprint, id, from, to, name] => {
            let header = Header { id: id.to_owned(), name: name.to_owned(), from: text(from), to: text(to) };
            Some((fingerprint.to_owned(), Some(header)))
        }
        _ => None,
    }
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
    fn what_the_cache_holds_comes_back() {
        let header = Header { id: "1".into(), name: "a".into(), from: Some(String::new()), to: None };
        for header in [None, Some(header)] {
            assert_eq!(unpack(&pack("f", header.as_ref())), Some(("f".to_owned(), header)));
        }
    }
}

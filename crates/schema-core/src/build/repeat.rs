//! The run that has nothing to do: everything that decides its outcome is as it was in the last one.
//!
//! Most runs are of this kind. Cargo runs the script whenever a source file is saved, and most of what is saved is the body of a function,
//! of which a file's summary says nothing.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::environment::Environment;
use super::roots::Roots;
use super::sources::Sources;
use super::{Build, files, git, output};

/// What is kept of the last run, in `OUT_DIR`.
const CACHE: &str = "migrator-run.cache";

/// What starts each part of the cache.
const FILES: &str = "== files\n";
const FOLDER: &str = "== folder\n";
const DRAFT: &str = "== draft\n";
const LINES: &str = "== lines\n";

/// Where things are, and what is asked for.
pub(super) struct Request<'a> {
    pub(super) build: &'a Build,
    pub(super) environment: &'a Environment,
    pub(super) roots: &'a Roots,
    /// The folder of the migrations.
    pub(super) folder: &'a Path,
}

impl Request<'_> {
    /// What the last run told cargo, if this one would do the same.
    pub(super) fn lines(&self, sources: &mut Sources) -> Option<Vec<String>> {
        let text = fs::read_to_string(self.cache()).ok()?;
        let rest = text.strip_prefix(&self.configuration())?.strip_prefix(FILES)?;
        let (files, rest) = rest.split_once(FOLDER)?;
        let (folder, rest) = rest.split_once(DRAFT)?;
        let (draft, lines) = rest.split_once(LINES)?;
        let is_same = |line: &str| line.split_once('\t').is_some_and(|(key, file)| sources.key(file).as_deref() == Some(key));
        let same = output::exist(&self.environment.out)
            && folder == self.folder()
            && files.lines().all(is_same)
            && draft.lines().all(|draft| !git::is_tracked(self.folder, draft));
        same.then(|| lines.lines().map(str::to_owned).collect())
    }

    /// Keeps what this run said, for the next one. `files` are the sources that it read, `draft` the file that is not tracked by git.
    pub(super) fn keep(&self, sources: &mut Sources, files: &[String], draft: Option<&str>, lines: &[String]) {
        let mut text = self.configuration() + FILES;
        for file in files {
            let Some(key) = sources.key(file) else { return self.forget() };
            // Writing to a `String` does not fail.
            let _ = writeln!(text, "{key}\t{file}");
        }
        let draft = draft.map_or_else(String::new, |draft| format!("{draft}\n"));
        let _ = writeln!(text, "{FOLDER}{}{DRAFT}{draft}{LINES}{}", self.folder(), lines.join("\n"));
        // Without the cache the next run is slower, no more.
        let _ = files::write(&self.cache(), &text);
    }

    /// What was kept is no longer to be relied on.
    pub(super) fn forget(&self) {
        let _ = fs::remove_file(self.cache());
    }

    fn cache(&self) -> PathBuf {
        self.environment.out.join(CACHE)
    }

    fn configuration(&self) -> String {
        let Self { build, environment, roots, .. } = self;
        format!("{}\n{build:?}\n{environment:?}\n{roots:?}\n", env!("CARGO_PKG_VERSION"))
    }

    /// The folder's files as the file system knows them: the migrations need not be read to see that they are the same.
    fn folder(&self) -> String {
        let entries = fs::read_dir(self.folder).into_iter().flatten().flatten();
        let mut lines: Vec<String> = entries.map(|entry| format!("{}\t{}\n", entry.file_name().display(), state(&entry.path()))).collect();
        lines.sort_unstable();
        lines.concat()
    }
}

/// What changes whenever a file does. The modification time alone does not: the build step sets it, and so does git.
fn state(path: &Path) -> String {
    let Ok(metadata) = fs::metadata(path) else { return String::new() };
    let modified = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok()).map(|since| since.as_nanos());
    format!("{} {modified:?} {:?}", metadata.len(), identity(&metadata))
}

#[cfg(unix)]
fn identity(metadata: &fs::Metadata) -> (u64, i64, i64) {
    use std::os::unix::fs::MetadataExt as _;
    (metadata.ino(), metadata.ctime(), metadata.ctime_nsec())
}

#[cfg(not(unix))]
fn identity(metadata: &fs::Metadata) -> Option<std::time::SystemTime> {
    metadata.created().ok()
}

//! What the last run leaves for the next one: with nothing changed that decides its outcome there is nothing to do, and with changes inside of
//! entities only, most of the work need not be done again.
//!
//! Most runs are of one of these kinds. Cargo runs the script whenever a source file is saved, and most of what is saved is the body of a
//! function, of which a file's summary says nothing.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use super::environment::Environment;
use super::folder::{Folder, SNAPSHOT};
use super::roots::Roots;
use super::sources::Sources;
use super::state::States;
use super::{Build, files, git, output};
use crate::entity::{self, Changed, HandoverLines, Kept};
use crate::snapshot::{Blocks, TableTexts};

/// What is kept of the last run, in `OUT_DIR`.
const CACHE: &str = "migrator-run.cache";

/// Counts the forms of what a run writes: what another form has is written anew.
const FORMAT: u32 = 3;

/// What starts each part of the cache.
const FILES: &str = "== files\n";
const FOLDER: &str = "== folder\n";
const DRAFT: &str = "== draft\n";
const LINES: &str = "== lines\n";

const READING: &str = "== reading\n";
const TABLES: &str = "== tables\n";
const ITEMS: &str = "== items\n";

/// Where things are, and what is asked for.
pub(super) struct Request<'a> {
    pub(super) build: &'a Build,
    pub(super) environment: &'a Environment,
    pub(super) roots: &'a Roots,
    /// The folder of the migrations.
    pub(super) folder: &'a Path,
    /// The same as git sees it.
    pub(super) git: git::Files<'a>,
}

/// What the last run left, in a folder that is as it left it.
pub(super) struct Last {
    /// What it told cargo.
    pub(super) lines: Vec<String>,
    /// The files that it read, each with its key.
    files: Vec<(String, String)>,
    /// What it kept of its reading, if it wrote migrations.
    reading: Option<Reread>,
}

/// What is kept of a reading, without the texts that are in files of their own.
struct Reread {
    hinting: Vec<String>,
    tables: String,
    items: String,
}

impl Last {
    /// The files that say something else now; `None` when one is gone.
    pub(super) fn changed<'l>(&'l self, sources: &mut Sources) -> Option<Vec<&'l (String, String)>> {
        let mut changed = Vec::new();
        for file in &self.files {
            if sources.key(&file.1)? != file.0 {
                changed.push(file);
            }
        }
        Some(changed)
    }
}

impl Request<'_> {
    /// What the last run left, if everything but the sources is as it was then: the `folder` has its files in the same states.
    pub(super) fn last(&self, folder: &States) -> Option<Last> {
        let text = fs::read_to_string(self.cache()).ok()?;
        let rest = text.strip_prefix(&self.configuration())?.strip_prefix(FILES)?;
        let (files, rest) = rest.split_once(FOLDER)?;
        let (same, rest) = rest.split_once(DRAFT)?;
        let (draft, rest) = rest.split_once(LINES)?;
        let (lines, rest) = rest.split_once(READING)?;
        let is_same =
            output::exist(&self.environment.out) && same == folder.lines() && draft.lines().all(|draft| !self.git.is_tracked(draft));
        let files = files.lines().map(|line| line.split_once('\t').map(|(key, file)| (key.to_owned(), file.to_owned())));
        let last = Last { lines: lines.lines().map(str::to_owned).collect(), files: files.collect::<Option<_>>()?, reading: reading(rest) };
        is_same.then_some(last)
    }

    /// The reading of the sources as they are, by what is kept of the last one, and the text of the snapshot; `None` where everything has to
    /// be read again.
    pub(super) fn reread(&self, last: &Last, changed: &[&(String, String)], sources: &mut Sources) -> Option<(entity::Reading, String)> {
        let kept = last.reading.as_ref()?;
        let changed = changed.iter().map(|(key, file)| Some(Changed { file: file.clone(), before: sources.before(key)? }));
        let changed = changed.collect::<Option<Vec<_>>>()?;
        let snapshot = fs::read_to_string(self.folder.join(SNAPSHOT)).ok()?;
        let kept = Kept {
            texts: TableTexts::resume(&kept.tables, Blocks::cut(&snapshot)?.tables())?,
            lines: HandoverLines::resume(&kept.items, output::items(&self.environment.out)?)?,
            files: last.files.iter().map(|(_, file)| file.clone()).collect(),
            hinting: kept.hinting.clone(),
        };
        let reading = entity::reread(&self.roots.roots, sources, &changed, kept)?;
        Some((reading, snapshot))
    }

    /// Keeps what this run said, for the next one. `draft` is the file that is not tracked by git. The reading is kept with its tables
    /// where the snapshot holds just these.
    pub(super) fn keep(&self, sources: &mut Sources, reading: &entity::Reading, folder: &Folder, draft: Option<&str>, lines: &[String]) {
        let mut text = self.configuration() + FILES;
        for file in &reading.files {
            let Some(key) = sources.key(file) else { return self.forget() };
            // Writing to a `String` does not fail.
            let _ = writeln!(text, "{key}\t{file}");
        }
        let draft = draft.map_or_else(String::new, |draft| format!("{draft}\n"));
        let _ = writeln!(text, "{FOLDER}{}{DRAFT}{draft}{LINES}{}", folder.states.lines(), lines.join("\n"));
        text.push_str(READING);
        let snapshot = folder.snapshot.as_deref();
        if snapshot.and_then(Blocks::cut).is_some_and(|blocks| self.environment.writes() && blocks.tables() == reading.texts().text()) {
            for file in reading.hinting() {
                let _ = writeln!(text, "{file}");
            }
            let _ = write!(text, "{TABLES}{}{ITEMS}{}", reading.texts().index(), reading.lines().index());
        }
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
        format!("{} {FORMAT}\n{build:?}\n{environment:?}\n{roots:?}\n", env!("CARGO_PKG_VERSION"))
    }
}

fn reading(text: &str) -> Option<Reread> {
    let (hinting, rest) = text.split_once(TABLES)?;
    let (tables, items) = rest.split_once(ITEMS)?;
    Some(Reread { hinting: hinting.lines().map(str::to_owned).collect(), tables: tables.to_owned(), items: items.to_owned() })
}

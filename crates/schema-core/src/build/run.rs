//! One run of the build step.

use std::borrow::Cow;
use std::path::Path;
use std::time::SystemTime;

use super::chain::Link;
use super::draft::{Situation, Standing};
use super::environment::{Environment, READ_ONLY, WATCHED};
use super::error::Error;
use super::folder::{self, Folder, Lock};
use super::output::{self, List};
use super::repeat::Request;
use super::roots::{self, Roots};
use super::sources::Sources;
use super::state::States;
use super::{Build, git, update};
use crate::diagnostic::{Code, Diagnostic};
use crate::entity::{self, Reading, handover};
use crate::risk::{Levels, Subject};

/// Everything that a run has read.
pub(super) struct Run<'a> {
    request: &'a Request<'a>,
    pub(super) build: &'a Build,
    pub(super) environment: &'a Environment,
    pub(super) reading: Reading,
    pub(super) folder: Folder,
    /// What `build.rs` says about risks.
    pub(super) levels: Levels,
    /// The newest modification time of what cargo watches.
    pub(super) newest: Option<SystemTime>,
}

/// What cargo is told at the end; when the build fails, nothing of it matters.
#[derive(Default)]
struct Lines(Vec<String>);

impl Lines {
    fn watch(&mut self, path: &str) {
        self.0.push(format!("cargo::rerun-if-changed={path}"));
    }

    /// Says that there is a draft and what can go wrong with it, until there is none: cargo repeats a warning in each build that does not run
    /// the script, so it states what is the case, and committing the draft, which ends it, runs the script.
    fn push_draft(&mut self, folder: &Folder, draft: &Link, warnings: &[String]) {
        let index = git::index(&folder.path);
        index.as_deref().and_then(Path::to_str).into_iter().for_each(|index| self.watch(index));
        self.0.push(format!("cargo::warning=`{}/{}` is a draft: review it, then commit it", folder.name, draft.file));
        self.0.extend(warnings.iter().map(|warning| format!("cargo::warning={warning}")));
    }

    #[expect(clippy::print_stdout, reason = "it is how a build script talks to cargo")]
    fn print(self) {
        self.0.iter().for_each(|line| println!("{line}"));
    }
}

/// How much of the work a run had to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// None: nothing has changed that matters.
    Nothing,
    /// What has changed inside of entities.
    Changes,
    /// All of it.
    Whole,
}

pub(super) fn run(build: &Build) -> Result<(), Error> {
    let (lines, _) = run_in(build, Environment::read(build.mode)?)?;
    lines.print();
    Ok(())
}

fn run_in(build: &Build, mut environment: Environment) -> Result<(Lines, Way), Error> {
    let roots = roots::find(&environment.root, &build.roots, &build.entities_from)?;
    if build.entities_only {
        return entities_only(&environment, &roots).map(|lines| (lines, Way::Whole));
    }
    if build.dialects.is_empty() {
        let message = "`build.rs` names no database";
        return Err(Diagnostic::new(Code::InvalidValue, message).help("add `.dialect(schema_core::Dialect::Sqlite)`").into());
    }
    let path = environment.root.join(&build.migrations);
    let touched = folder::modified(&path);
    let lock = if environment.writes() { folder::lock(&path)? } else { folder::lock_to_read(&path) };
    if lock.is_read_only {
        environment.decision = READ_ONLY;
    }
    let mut sources = Sources::open(&environment.root, &environment.out);
    let request = Request { build, environment: &environment, roots: &roots, folder: &path, git: git::Files::new(&path) };
    let (lines, way) = match repeated(&request, &mut sources, &lock, touched) {
        Some(repeated) => repeated,
        None => (Run::read(&request, &mut sources, touched)?.update_and_finish(&lock, &mut sources)?, Way::Whole),
    };
    sources.close();
    drop(lock);
    Ok((lines, way))
}

/// What is done by what the last run left; `None` where it does not suffice, or where there is something to be said about the entities:
/// the place of that is known when all of them have been read.
fn repeated(request: &Request<'_>, sources: &mut Sources, lock: &Lock, touched: Option<SystemTime>) -> Option<(Lines, Way)> {
    let states = States::of(request.folder, request.environment.writes());
    let last = request.last(&states)?;
    let changed = last.changed(sources)?;
    if changed.is_empty() {
        return Some((Lines(last.lines), Way::Nothing));
    }
    let (reading, snapshot) = request.reread(&last, &changed, sources)?;
    let mut run = Run::new(request, sources, touched, reading, states, Some(snapshot)).ok()?;
    let found = update::update(&mut run).ok()?;
    let lines = if found.is_empty() { run.finish(&found, lock, sources).ok() } else { None };
    lines.map(|lines| (lines, Way::Changes))
}

/// What `build.rs` says about risks.
fn levels(build: &Build) -> Result<Levels, Error> {
    let mut levels = Levels::default();
    for (name, level) in &build.levels {
        let Some(subject) = Subject::from_name(name) else {
            let message = format!("`build.rs` says `.{level}({name:?})`, and there is no such risk");
            let known: Vec<&str> = Subject::names().collect();
            let help = match entity::nearest(name, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("known are {}", known.join(", ")),
            };
            return Err(Diagnostic::new(Code::InvalidValue, message).help(help).into());
        };
        levels.set(subject, *level);
    }
    Ok(levels)
}

/// The step of a package that only holds entities.
fn entities_only(environment: &Environment, roots: &Roots) -> Result<Lines, Error> {
    let mut sources = Sources::open(&environment.root, &environment.out);
    let reading = entity::read(&roots.roots, &mut sources);
    sources.close();
    if reading.broken.is_empty() {
        output::write_items(&environment.out, &reading.handover(&[]))?;
    } else {
        output::write_incomplete_items(&environment.out)?;
    }
    let mut lines = Lines::default();
    watch_sources(&mut lines, roots, &reading);
    Ok(lines)
}

fn watch_sources(lines: &mut Lines, roots: &Roots, reading: &Reading) {
    let mut folders: Vec<&str> = roots.roots.iter().filter_map(|root| root.file.rsplit_once('/').map(|(folder, _)| folder)).collect();
    folders.sort_unstable();
    folders.dedup();
    let is_inside = |file: &str| folders.iter().any(|folder| file.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/')));
    for folder in &folders {
        lines.watch(folder);
    }
    reading.files.iter().filter(|file| !is_inside(file)).for_each(|file| lines.watch(file));
    roots.manifests.iter().for_each(|file| lines.watch(file));
}

impl<'a> Run<'a> {
    fn read(request: &'a Request<'a>, sources: &mut Sources, touched: Option<SystemTime>) -> Result<Self, Error> {
        let states = States::of(request.folder, request.environment.writes());
        let reading = entity::read(&request.roots.roots, sources);
        Self::new(request, sources, touched, reading, states, None)
    }

    /// With the `states` of the folder's files, and the text of the snapshot if it has been read since these were taken.
    fn new(
        request: &'a Request<'a>,
        sources: &Sources,
        touched: Option<SystemTime>,
        mut reading: Reading,
        states: States,
        snapshot: Option<String>,
    ) -> Result<Self, Error> {
        let Request { build, environment, folder, .. } = request;
        reading.intent.drops = !build.retire;
        request.forget();
        let folder = Folder::read(folder.to_path_buf(), &build.migrations, &environment.out, &reading, states, snapshot)?;
        let newest = sources.newest.max(folder.newest).max(touched);
        Ok(Self { request, build, environment, reading, folder, levels: levels(build)?, newest })
    }

    fn update_and_finish(mut self, lock: &Lock, sources: &mut Sources) -> Result<Lines, Error> {
        let found = if self.reading.broken.is_empty() { update::update(&mut self)? } else { Vec::new() };
        self.finish(&found, lock, sources)
    }

    /// Writes the outputs; `found` is what is wrong at structs and fields, on top of what the reading found.
    fn finish(mut self, found: &[Diagnostic], lock: &Lock, sources: &mut Sources) -> Result<Lines, Error> {
        lock.settle(&self.folder.path, self.newest);
        let standing = self.standing();
        let draft = standing.record().and_then(|record| self.folder.links.iter().find(|link| link.file == record.file)).cloned();
        let warnings = standing.record().map(|record| record.warnings.clone()).unwrap_or_default();
        let draft = draft.as_ref();
        self.write_outputs(found, draft)?;
        self.folder.settle();
        let mut lines = Lines::default();
        watch_sources(&mut lines, self.request.roots, &self.reading);
        lines.watch(&self.folder.name);
        lines.0.extend(WATCHED.map(|variable| format!("cargo::rerun-if-env-changed={variable}")));
        if let Some(draft) = draft {
            lines.push_draft(&self.folder, draft, &warnings);
        }
        self.folder.cache.close(&self.folder.states);
        let is_clean = self.reading.broken.is_empty() && self.reading.diagnostics.is_empty() && found.is_empty();
        if is_clean && self.folder.states.are_settled() {
            let draft = draft.map(|draft| draft.file.as_str());
            self.request.keep(sources, &self.reading, &self.folder, draft, &lines.0);
        }
        Ok(lines)
    }

    /// What the folder says about its draft.
    pub(super) fn standing(&self) -> Standing<'_> {
        let (record, last) = (self.folder.record.as_ref(), self.folder.last.as_deref());
        let situation = Situation { record, last, links: &self.folder.links };
        Standing::of(&situation, |file| self.request.git.is_tracked(file))
    }

    /// Writes what goes to `OUT_DIR`; `found` is what is wrong at structs and fields, on top of what the reading found.
    fn write_outputs(&self, found: &[Diagnostic], draft: Option<&Link>) -> Result<(), Error> {
        let errors: Vec<Diagnostic> = self.reading.diagnostics.iter().chain(found).cloned().collect();
        let is_clean = self.reading.broken.is_empty() && errors.is_empty();
        let tables: Vec<&str> = if is_clean {
            self.reading.texts().names().collect()
        } else {
            self.reading.schema.tables.iter().map(|table| table.name.as_str()).collect()
        };
        let list = List {
            folder: &self.folder.path,
            links: &self.folder.links,
            has_snapshot: self.folder.snapshot.is_some(),
            draft: draft.map(|draft| draft.id.as_str()),
            dialects: if self.folder.snapshot.is_some() { &self.folder.dialects } else { &self.build.dialects },
            tables: &tables,
            errors: &errors,
        };
        if !self.reading.broken.is_empty() {
            return output::write_incomplete(&self.environment.out, &list);
        }
        let items =
            if is_clean { Cow::Borrowed(self.reading.lines().text()) } else { handover::write(&self.reading.handover(found)).into() };
        output::write(&self.environment.out, &list, &items)
    }
}

#[cfg(test)]
mod tests;

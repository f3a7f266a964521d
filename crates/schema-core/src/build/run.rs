//! One run of the build step.

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
use super::{Build, git, update};
use crate::diagnostic::{Code, Diagnostic};
use crate::entity::{self, Reading};

/// Everything that a run has read.
pub(super) struct Run<'a> {
    request: &'a Request<'a>,
    pub(super) build: &'a Build,
    pub(super) environment: &'a Environment,
    pub(super) reading: Reading,
    pub(super) folder: Folder,
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

    /// Says that there is a draft, until there is none: cargo repeats a warning in each build that does not run the script, so it
    /// states what is the case, and committing the draft, which ends it, runs the script.
    fn push_draft(&mut self, folder: &Folder, draft: &Link) {
        let index = git::index(&folder.path);
        index.as_deref().and_then(Path::to_str).into_iter().for_each(|index| self.watch(index));
        self.0.push(format!("cargo::warning=`{}/{}` is a draft: review it, then commit it", folder.name, draft.file));
    }

    #[expect(clippy::print_stdout, reason = "it is how a build script talks to cargo")]
    fn print(self) {
        self.0.iter().for_each(|line| println!("{line}"));
    }
}

pub(super) fn run(build: &Build) -> Result<(), Error> {
    let mut environment = Environment::read(build.mode)?;
    let roots = roots::find(&environment.root, &build.roots, &build.entities_from)?;
    if build.entities_only {
        return entities_only(&environment, &roots);
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
    let request = Request { build, environment: &environment, roots: &roots, folder: &path };
    let lines = match request.lines(&mut sources) {
        Some(lines) => Lines(lines),
        None => Run::read(&request, &mut sources, touched)?.finish(&lock, &mut sources)?,
    };
    sources.close();
    drop(lock);
    lines.print();
    Ok(())
}

/// The step of a package that only holds entities.
fn entities_only(environment: &Environment, roots: &Roots) -> Result<(), Error> {
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
    lines.print();
    Ok(())
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
        let Request { build, environment, roots, folder } = request;
        request.forget();
        let reading = entity::read(&roots.roots, sources);
        let folder = Folder::read(folder.to_path_buf(), &build.migrations, &environment.out, &reading)?;
        let newest = sources.newest.max(folder.newest).max(touched);
        Ok(Self { request, build, environment, reading, folder, newest })
    }

    fn finish(mut self, lock: &Lock, sources: &mut Sources) -> Result<Lines, Error> {
        let found = if self.reading.broken.is_empty() { update::update(&mut self)? } else { Vec::new() };
        lock.settle(&self.folder.path, self.newest);
        let standing = self.standing();
        let draft = standing.record().and_then(|record| self.folder.links.iter().find(|link| link.file == record.file));
        self.write_outputs(&found, draft)?;
        let mut lines = Lines::default();
        watch_sources(&mut lines, self.request.roots, &self.reading);
        lines.watch(&self.folder.name);
        lines.0.extend(WATCHED.map(|variable| format!("cargo::rerun-if-env-changed={variable}")));
        if let Some(draft) = draft {
            lines.push_draft(&self.folder, draft);
        }
        if self.reading.broken.is_empty() && self.reading.diagnostics.is_empty() && found.is_empty() {
            self.request.keep(sources, &self.reading.files, draft.map(|draft| draft.file.as_str()), &lines.0);
        }
        Ok(lines)
    }

    /// What the folder says about its draft.
    pub(super) fn standing(&self) -> Standing<'_> {
        let (record, last) = (self.folder.record.as_ref(), self.folder.last.as_deref());
        let situation = Situation { record, last, links: &self.folder.links };
        Standing::of(&situation, |file| git::is_tracked(&self.folder.path, file))
    }

    /// Writes what goes to `OUT_DIR`; `found` is what is wrong at structs and fields, on top of what the reading found.
    fn write_outputs(&self, found: &[Diagnostic], draft: Option<&Link>) -> Result<(), Error> {
        let errors: Vec<Diagnostic> = self.reading.diagnostics.iter().chain(found).cloned().collect();
        let tables: Vec<&str> = self.reading.schema.tables.iter().map(|table| table.name.as_str()).collect();
        let list = List {
            folder: &self.folder.path,
            links: &self.folder.links,
            draft: draft.map(|draft| draft.id.as_str()),
            tables: &tables,
            errors: &errors,
        };
        if !self.reading.broken.is_empty() {
            return output::write_incomplete(&self.environment.out, &list);
        }
        output::write(&self.environment.out, &list, &self.reading.handover(found))
    }
}

//! What a build would change in the migrations folder.

use std::borrow::Cow;

use super::chain::{Link, called};
use super::clock;
use super::draft::{Record, Standing, Start};
use super::files::FileChange;
use super::folder::{DRAFT, End, Folder, SNAPSHOT};
use super::routes;
use crate::codegen::{self, Change};
use crate::diff::{Intent, Question};
use crate::entity::Reading;
use crate::migration::Fingerprint;
use crate::risk::{Found, Level, Levels, Risk, Temporaries};
use crate::snapshot::{self, Blocks, Comparison, Snapshot, SnapshotError};
use crate::step::{Misfit, Temporary};
use crate::{Dialect, Pair, Schema, Step};

/// What a build would change.
#[derive(Debug, Default)]
pub(super) struct Proposal {
    /// What the migrations lack that are no drafts.
    pub(super) lacks: Lacks,
    /// The files to write and remove, in order.
    pub(super) changes: Vec<FileChange>,
    /// Where the next snapshot ends.
    pub(super) next: Option<End>,
}

/// What migrations lack.
#[derive(Debug, Default)]
pub(super) struct Lacks {
    /// The steps from the last one to the entities.
    pub(super) steps: Vec<Step>,
    /// The databases of the build that they have no SQL for.
    pub(super) dialects: Vec<Dialect>,
}

impl Lacks {
    /// Whether they lack nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.steps.is_empty() && self.dialects.is_empty()
    }
}

/// Why there is no proposal.
pub(super) enum Obstacle {
    /// Only a person can answer.
    Questions(Vec<Question>),
    /// The snapshot cannot be used.
    Snapshot(SnapshotError),
    /// A step does not fit: a defect.
    Misfit(Misfit),
    /// Something can go wrong that is not to be risked.
    Denied(Vec<Found>),
}

impl From<SnapshotError> for Obstacle {
    fn from(error: SnapshotError) -> Self {
        Self::Snapshot(error)
    }
}

impl From<Misfit> for Obstacle {
    fn from(misfit: Misfit) -> Self {
        Self::Misfit(misfit)
    }
}

/// The snapshot in the form that the tool writes; the empty one where there is none.
pub(super) fn canonical(text: Option<&str>) -> Result<Cow<'_, str>, SnapshotError> {
    match text {
        None => Ok(snapshot::write(&Snapshot::default()).into()),
        Some(text) if Blocks::cut(text).is_some() => Ok(text.into()),
        Some(text) => snapshot::read(text).map(|snapshot| snapshot::write(&snapshot).into()),
    }
}

/// The steps from the snapshot to the entities, for migration `id`; `None` when there are none.
fn compare(blocks: &Blocks<'_>, reading: &Reading, id: &str) -> Result<Option<(Comparison, Vec<Step>)>, Obstacle> {
    let Some(comparison) = blocks.compare(reading.texts(), &reading.schema, &reading.intent)? else { return Ok(None) };
    let steps = comparison.diff(id).map_err(Obstacle::Questions)?;
    Ok((!steps.is_empty()).then_some((comparison, steps)))
}

/// The databases of the build that migrations written for `known` have no SQL for.
fn lacking(dialects: &[Dialect], known: &[Dialect]) -> Vec<Dialect> {
    dialects.iter().copied().filter(|dialect| !known.contains(dialect)).collect()
}

fn cut(text: &str) -> Result<Blocks<'_>, SnapshotError> {
    Blocks::cut(text).ok_or_else(|| SnapshotError::Nonsense { line: None, reason: "it cannot be cut into tables".to_owned() })
}

/// What the migrations lack, where nothing may be written.
pub(super) fn missing(folder: &Folder, reading: &Reading, dialects: &[Dialect]) -> Result<Lacks, Obstacle> {
    let dialects = if folder.snapshot.is_none() { Vec::new() } else { lacking(dialects, &folder.dialects) };
    if folder.is_current {
        return Ok(Lacks { steps: Vec::new(), dialects });
    }
    let text = canonical(folder.snapshot.as_deref())?;
    let id = clock::next_id(folder.links.iter().map(|link| link.id.as_str()));
    let compared = compare(&cut(&text)?, reading, &id)?;
    Ok(Lacks { steps: compared.map(|(_, steps)| steps).unwrap_or_default(), dialects })
}

/// What is to be written. `links` are the migrations without the draft.
pub(super) fn propose(
    folder: &Folder,
    standing: Standing<'_>,
    links: &[&Link],
    reading: &Reading,
    dialects: &[Dialect],
    levels: &Levels,
) -> Result<Proposal, Obstacle> {
    let start = match standing {
        Standing::InSnapshot(_) => folder.start.as_deref(),
        Standing::None | Standing::Leftover(_) | Standing::Sealed => folder.snapshot.as_deref(),
    };
    let text = canonical(start)?;
    let blocks = cut(&text)?;
    let id = id(folder, standing, links);
    let mut proposal = Proposal::default();
    if standing == Standing::Sealed {
        let files = std::iter::once(DRAFT.to_owned()).chain(folder.starts.iter().cloned());
        proposal.changes.extend(files.map(|file| FileChange::Remove { file }));
    }
    let starting = if start.is_none() { Vec::new() } else { lacking(dialects, blocks.dialects()) };
    let is_current = folder.is_current && !matches!(standing, Standing::InSnapshot(_));
    let compared = if is_current { None } else { compare(&blocks, reading, &id)? };
    let compared = compared.or_else(|| (!starting.is_empty()).then(|| (blocks.unchanged(&reading.intent), Vec::new())));
    let Some((comparison, steps)) = compared else {
        proposal.changes.extend(retract(folder, standing));
        proposal.changes.extend(settle(folder, start, &blocks, links, &reading.intent)?);
        return Ok(proposal);
    };
    let next = blocks.next(&comparison, reading.texts(), &reading.schema, dialects, &steps, &id)?;
    let name = codegen::name(&steps, links.is_empty(), &starting);
    let from = links.iter().rev().find_map(|link| link.header.as_ref()?.to.as_deref()).and_then(Fingerprint::parse);
    let fingerprints = Pair::new(from.unwrap_or_else(|| snapshot::fingerprint(&Schema::default())), next.fingerprint);
    let change =
        routes::Change { id: &id, dialects, starting: &starting, earlier: links, before: &comparison.schemas.before, steps: &steps };
    let whole = if starting.is_empty() { Schema::default() } else { reading.texts().schema(&reading.schema)? };
    let routes = change.routes(&whole).map_err(Obstacle::Questions)?;
    let up = codegen::up(&routes)?;
    let temporary = Temporaries { before: blocks.temporary(), left: &called(links, next.left) };
    let risks = codegen::risks(&routes, &up, temporary, &levels.with_tables_of(&reading.levels))?;
    if risks.iter().any(|found| found.level == Level::Deny) {
        return Err(Obstacle::Denied(risks.into_iter().filter(|found| found.level == Level::Deny).collect()));
    }
    let module = codegen::module(&Change {
        id: &id,
        name: &name,
        steps: &steps,
        routes: &routes,
        up: &up,
        risks: &risks,
        fingerprints,
        replaces: &[],
    })?;
    let file = codegen::file_name(&id, &name);
    proposal.next = Some(End { fingerprint: next.fingerprint.to_string(), last: Some(id.clone()), dialects: dialects.to_vec() });
    let warnings = warnings(&risks, dialects);
    proposal.changes.extend(rewrite(folder, standing, Draft { id, file, module, start, next: next.text, warnings }));
    proposal.lacks = Lacks { steps, dialects: starting };
    Ok(proposal)
}

/// The id of the next migration: the draft's own where it is rewritten. Else one that was never given, not even to a draft that may be
/// in a stash: two changes with one id would be one line in the snapshot, and git would merge them.
fn id(folder: &Folder, standing: Standing<'_>, links: &[&Link]) -> String {
    match standing {
        Standing::InSnapshot(record) => record.id.clone(),
        Standing::None | Standing::Leftover(_) | Standing::Sealed => {
            let drafted = folder.record.iter().map(|record| record.id.as_str());
            clock::next_id(links.iter().map(|link| link.id.as_str()).chain(drafted))
        }
    }
}

/// A draft to be written.
struct Draft<'a> {
    id: String,
    file: String,
    module: String,
    /// The snapshot from before it.
    start: Option<&'a str>,
    /// The snapshot after it.
    next: String,
    /// What to warn of.
    warnings: Vec<String>,
}

/// What to warn of: what happens, and what to do instead, on one line.
fn warnings(risks: &[Found], dialects: &[Dialect]) -> Vec<String> {
    let line = |found: &Found| {
        let names: Vec<&str> = found.dialects.iter().map(|dialect| dialect.name()).collect();
        let on = if names.len() < dialects.len() { format!("on {}: ", names.join(", ")) } else { String::new() };
        let Risk { code, message, instead, .. } = &found.risk;
        format!("{on}{message} [{code}]; help: {instead}").split_whitespace().collect::<Vec<_>>().join(" ")
    };
    risks.iter().map(line).collect()
}

/// What it starts from first, then the record, the migration, the snapshot: a build that is cut short in between leaves a draft that the
/// next one recognises.
fn rewrite(folder: &Folder, standing: Standing<'_>, draft: Draft<'_>) -> Vec<FileChange> {
    let old = standing.record().and_then(|record| folder.links.iter().find(|link| link.file == record.file));
    let text = Fingerprint::of(&draft.module).to_string();
    let is_warned = standing.record().is_some_and(|record| record.warnings == draft.warnings);
    let unchanged = is_warned && old.is_some_and(|old| old.file == draft.file && old.fingerprint == text);
    let mut changes = Vec::new();
    if !unchanged {
        let mut texts = vec![text];
        texts.extend(old.map(|old| old.fingerprint.clone()).filter(|old| *old != texts[0]));
        let start = if draft.start.is_some() { Start::Apart } else { Start::Empty };
        let record = Record { id: draft.id, file: draft.file.clone(), texts, start, warnings: draft.warnings };
        let stale = old.filter(|old| old.file != draft.file);
        changes.extend(stale.map(|old| FileChange::Remove { file: old.file.clone() }));
        let start_file = record.start_file();
        let is_there = matches!(standing, Standing::InSnapshot(old) if old.start == Start::Apart);
        if let Some(start) = draft.start.filter(|_| !is_there) {
            changes.push(FileChange::Write { file: start_file.clone(), text: start.to_owned() });
        }
        changes.push(FileChange::Write { file: DRAFT.to_owned(), text: record.write() });
        // Those of drafts that are none any more.
        let left = folder.starts.iter().filter(|file| **file != start_file);
        changes.extend(left.map(|file| FileChange::Remove { file: file.clone() }));
        changes.push(FileChange::Write { file: draft.file, text: draft.module });
    }
    if folder.snapshot.as_deref() != Some(&draft.next) {
        changes.push(FileChange::Write { file: SNAPSHOT.to_owned(), text: draft.next });
    }
    changes
}

/// Takes back a draft whose change is gone. Its record stays: where the change was only stashed, it comes back with the snapshot, and
/// the draft is then written anew.
fn retract(folder: &Folder, standing: Standing<'_>) -> Option<FileChange> {
    let file = &standing.record()?.file;
    folder.links.iter().any(|link| link.file == *file).then(|| FileChange::Remove { file: file.clone() })
}

/// The snapshot where there is nothing to migrate: as it was before a draft that is taken back, with the last of the hand-written
/// migrations that change no schema as its last, and with what the entities say now of what leaves them and of defaults.
fn settle(
    folder: &Folder,
    start: Option<&str>,
    blocks: &Blocks<'_>,
    links: &[&Link],
    intent: &Intent,
) -> Result<Option<FileChange>, SnapshotError> {
    let Some(start) = start else {
        let is_there = folder.snapshot.is_some();
        return Ok(is_there.then(|| FileChange::Remove { file: SNAPSHOT.to_owned() }));
    };
    let last = links.last().map(|link| link.id.as_str());
    let retire = intent.retire();
    // No migration brings them.
    let temporary = Temporary::after(blocks.temporary(), &[], "", intent.temporary());
    let wanted = if blocks.last() == last && *blocks.retire() == retire && blocks.temporary() == temporary {
        start.to_owned()
    } else {
        let snapshot = snapshot::read(start)?;
        snapshot::write(&Snapshot { last: last.map(str::to_owned), retire, temporary, ..snapshot })
    };
    let differs = folder.snapshot.as_deref() != Some(&wanted);
    Ok(differs.then(|| FileChange::Write { file: SNAPSHOT.to_owned(), text: wanted }))
}

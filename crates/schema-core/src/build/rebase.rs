//! Putting the migrations of one branch after those of another.
//!
//! Both start from the same schema. Where their changes go together, the SQL of the moved ones is written anew for the schema that the others
//! leave, and so are the fingerprints and the snapshot. Nothing is guessed: a migration is written anew only when what git and the entities
//! tell gives the text that it has; one that was edited by hand keeps its statements where these would be the same in the new place.

use std::fmt;
use std::path::Path;

use super::Result;
use super::branches::{self, Fork, Versions, schemas};
use super::chain::{Link, called};
use super::clock;
use super::error::{self, Error, refusal};
use super::files::{self, FileChange};
use super::folder::{self, DRAFT, Module, SNAPSHOT};
use super::git;
use super::inspect;
use super::routes;
use crate::codegen::{self, Change, Purge};
use crate::diff::Intent;
use crate::migration::Fingerprint;
use crate::risk::{Levels, Temporaries};
use crate::schema::Kept;
use crate::snapshot::{self, Snapshot};
use crate::step::{Misfit, Temporary};
use crate::{Dialect, Pair, Schema, Step};

/// What was moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rebased {
    /// The migration that the moved ones come after, by its file's name.
    pub after: String,
    /// The moved ones, in order.
    pub moved: Vec<Moved>,
}

/// A migration in its new place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Its file's name before.
    pub from: String,
    /// Its file's name now.
    pub to: String,
}

impl fmt::Display for Rebased {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Moved { from, to } in &self.moved {
            let renamed = if from == to { String::new() } else { format!(", as `{to}`") };
            writeln!(f, "`{from}` comes after `{}` now{renamed}", self.after)?;
        }
        f.write_str("review them, build, and commit them with `.snapshot.json`")
    }
}

/// Puts the migrations of one branch after those of the other, where two branches each added some. `migration` is the first of those to move,
/// by id, name or file; without one, those move that the branch which this one follows (`@{upstream}`, else `origin/HEAD`) does not have.
///
/// # Errors
///
/// When there are no such branches; when it can't be told which ones move; when their changes collide; when a migration to move was edited by
/// hand and would need other SQL; when git does not have the snapshots that it takes; when files can't be read or written. Then nothing
/// is changed.
pub fn rebase(package: &Path, migration: Option<&str>) -> Result<Rebased> {
    let folder = folder::of_package(package)?;
    let _lock = folder::lock(&folder)?;
    let files = folder::modules(&folder)?;
    let links: Vec<Link> = files.iter().map(|file| file.link.clone()).collect();
    let fork = Fork::find(&links, &branches::fingerprint(&Schema::default())).ok_or_else(|| {
        let message = format!("no two migrations in `{}` start from the same schema", folder.display());
        refusal(message, "there is nothing to move")
    })?;
    let [kept, moved] = sides(&folder, &fork, migration)?;
    // Sources that do not parse, as in the middle of a merge, only tell nothing.
    let declared = inspect::declared(package).unwrap_or_default();
    let rebase = Rebase { folder: &folder, files: &files, declared: declared.intent, levels: declared.levels, kept, moved };
    let plan = rebase.plan(fork.from)?;
    files::change(&folder, &plan.changes, None).map_err(|failure| error::io("write", &failure.path, &failure.error))?;
    Ok(plan.rebased)
}

/// The migrations that stay and those that move.
fn sides<'a>(folder: &Path, fork: &Fork<'a>, wanted: Option<&str>) -> Result<[Vec<&'a Link>; 2]> {
    let [one, two] = fork.sides.clone();
    if let Some(wanted) = wanted {
        let of = |side: &[&Link]| side.iter().any(|link| link.is_called(wanted));
        return match (of(&one), of(&two)) {
            (true, false) => Ok([two, one]),
            (false, true) => Ok([one, two]),
            (true, true) | (false, false) => Err(undecided(&one, &two, &format!("`{wanted}` is none of them"))),
        };
    }
    for revision in ["@{upstream}", "origin/HEAD"] {
        match (git::has(folder, revision, &one[0].file), git::has(folder, revision, &two[0].file)) {
            (true, false) => return Ok([one, two]),
            (false, true) => return Ok([two, one]),
            (true, true) | (false, false) => {}
        }
    }
    Err(undecided(&one, &two, "git does not tell which of them is released"))
}

fn undecided(one: &[&Link], two: &[&Link], why: &str) -> Error {
    let message = format!("`{}` and `{}` start from the same schema, and {why}", one[0].file, two[0].file);
    let help = format!("name the one that is applied nowhere yet: `migrator rebase {}` or `migrator rebase {}`", one[0].id, two[0].id);
    refusal(message, help)
}

/// What is to be moved where.
struct Rebase<'a> {
    folder: &'a Path,
    files: &'a [Module],
    declared: Intent,
    levels: Levels,
    kept: Vec<&'a Link>,
    moved: Vec<&'a Link>,
}

struct Planned {
    changes: Vec<FileChange>,
    rebased: Rebased,
}

/// A moved migration where it was and where it is to be.
struct Place<'a> {
    /// The snapshots around it where it was.
    before: &'a Snapshot,
    after: &'a Snapshot,
    /// The snapshot that it comes after now.
    new: &'a Snapshot,
    /// Its id there.
    id: &'a str,
}

impl Rebase<'_> {
    fn plan(&self, from: &str) -> Result<Planned> {
        let mut versions = Versions::of(self.folder);
        let base = Self::version(&mut versions, from)?;
        let mut current = Self::version(&mut versions, end(&self.kept))?;
        let mut states = vec![base.clone()];
        for link in &self.moved {
            states.push(Self::version(&mut versions, end(&[link]))?);
        }
        self.check(&base, &current, &states[states.len() - 1])?;
        let last = self.kept.last().map_or(String::new(), |link| link.file.clone());
        let mut planned = Planned { changes: Vec::new(), rebased: Rebased { after: last, moved: Vec::new() } };
        let mut taken: Vec<String> = self.others().map(|link| link.id.clone()).collect();
        for (link, states) in self.moved.iter().zip(states.windows(2)) {
            let id = if taken.iter().all(|id| *id < link.id) { link.id.clone() } else { self.next_id(&taken) };
            let place = Place { before: &states[0], after: &states[1], new: &current, id: &id };
            let (next, text) = self.migration(link, &place)?;
            planned.push(link, &id, text);
            taken.push(id);
            current = next;
        }
        planned.changes.push(FileChange::Write { file: SNAPSHOT.to_owned(), text: snapshot::write(&current) });
        if self.folder.join(DRAFT).exists() {
            planned.changes.push(FileChange::Remove { file: DRAFT.to_owned() });
        }
        Ok(planned)
    }

    /// The migrations that do not move.
    fn others(&self) -> impl Iterator<Item = &Link> {
        let links = self.files.iter().map(|file| &file.link);
        links.filter(|link| self.moved.iter().all(|moved| moved.file != link.file))
    }

    /// An id after all of `taken`, which no other migration has either.
    fn next_id(&self, taken: &[String]) -> String {
        let all = taken.iter().chain(self.moved.iter().map(|link| &link.id));
        clock::next_id(all.map(String::as_str))
    }

    fn version(versions: &mut Versions<'_>, wanted: &str) -> Result<Snapshot> {
        versions.find(wanted).cloned().ok_or_else(|| {
            let message = format!("git has no `{SNAPSHOT}` whose schema has the fingerprint `{wanted}`, which a migration names");
            refusal(message, "fetch the branches that the migrations come from, then run it again")
        })
    }

    /// Refuses what does not go together.
    fn check(&self, base: &Snapshot, kept: &Snapshot, moved: &Snapshot) -> Result {
        let outline = |reached| branches::outline(Pair::new(base, reached), &self.declared);
        let (Some(one), Some(two)) = (outline(kept), outline(moved)) else {
            return Err(refusal("it can't be told what the migrations change", self.by_hand()));
        };
        branches::together(&base.schema, [&one, &two], &moved.dialects).map(drop).map_err(|collisions| {
            let list = |text: String, collision: &_| format!("{text}\n  {collision}");
            let message = format!("`{}` and `{}` collide:", self.kept[0].file, self.moved[0].file);
            refusal(collisions.iter().fold(message, list), self.by_hand())
        })
    }

    fn by_hand(&self) -> String {
        let files: Vec<String> = self.moved.iter().map(|link| format!("`{}`", link.file)).collect();
        format!("take the `{SNAPSHOT}` of the other branch and delete {}: the next build writes what is missing", files.join(", "))
    }

    /// The text of a moved migration, and the snapshot after it.
    fn migration(&self, link: &Link, place: &Place<'_>) -> Result<(Snapshot, String)> {
        let refused = |why: &str| refusal(format!("`{}` can't be moved: {why}", link.file), self.by_hand());
        let unknown = || refused("the entities don't say any more how its columns get their values");
        let defect = |misfit: Misfit| refused(&misfit.to_string());
        let refused_for = |why: Option<Misfit>| why.map_or_else(unknown, defect);
        let steps = branches::steps(Pair::new(place.before, place.after), &self.declared, &link.id).ok_or_else(unknown)?;
        let purged = purged(place, &steps).map_err(defect)?;
        let reached = codegen::after(&place.new.schema, &steps).map_err(defect)?;
        let intent = branches::intent(place.after, &self.declared);
        let moved = place.new.diff(&reached, &intent, place.id).map_err(|_| unknown())?;
        let mut next = place.new.next(&reached, &intent, &moved, place.id).map_err(defect)?;
        next.temporary.extend(others_temporary(place, &moved));
        let schema = next.schema.without(&purged);
        let next = Snapshot { dialects: place.after.dialects.clone(), schema, ..next };

        let old = schemas(link).unwrap_or(Pair::new("", ""));
        let new = Pair::new(branches::fingerprint(&place.new.schema), branches::fingerprint(&next.schema));
        let text = self.files.iter().find(|file| file.link.file == link.file).map_or("", |file| file.text.as_str());
        let written = Written {
            name: link.header.as_ref().map_or("", |header| &header.name),
            starting: link.header.as_ref().map_or(&[][..], |header| &header.starts),
            earlier: self.others().chain(self.moved.iter().copied().filter(|moved| moved.id < link.id)).collect(),
            dialects: &next.dialects,
            purged: &purged,
            temporary: &next.temporary,
            levels: &self.levels,
        };
        let as_it_was = written.text(place.before, &link.id, &steps, old).map_err(refused_for)?;
        // What it says of risks may be older than the levels that are set now.
        if codegen::without_risks(&as_it_was) == codegen::without_risks(text) {
            let fingerprints = Pair::new(new.before.as_str(), new.after.as_str());
            let text = written.text(place.new, place.id, &moved, fingerprints).map_err(refused_for)?;
            return Ok((next, text));
        }
        let in_new_place = written.text(place.new, &link.id, &steps, old).map_err(refused_for)?;
        if codegen::without_risks(&in_new_place) != codegen::without_risks(&as_it_was) {
            return Err(refused("it was edited by hand, and its SQL depends on what the other branch changed"));
        }
        let text = text.replace(old.before, &new.before).replace(old.after, &new.after).replace(&link.id, place.id);
        Ok((next, text))
    }
}

/// What a migration with these steps destroyed of what was kept aside.
fn purged(place: &Place<'_>, steps: &[Step]) -> std::result::Result<Vec<Kept>, Misfit> {
    let left = place.after.schema.kept();
    let kept = codegen::after(&place.before.schema, steps)?.kept();
    Ok(kept.into_iter().filter(|kept| !left.contains(kept)).collect())
}

/// The defaults for one release only that the other branch brought, after these steps.
fn others_temporary(place: &Place<'_>, steps: &[Step]) -> Vec<Temporary> {
    let is_in = |snapshot: &Snapshot, one: &Temporary| snapshot.temporary.iter().any(|known| known.is_of(&one.table, &one.column));
    let others: Vec<Temporary> =
        place.new.temporary.iter().filter(|one| !is_in(place.before, one) && !is_in(place.after, one)).cloned().collect();
    Temporary::carried(&others, steps)
}

/// What is the same of a migration wherever it is.
struct Written<'a> {
    name: &'a str,
    starting: &'a [Dialect],
    earlier: Vec<&'a Link>,
    dialects: &'a [Dialect],
    purged: &'a [Kept],
    /// The defaults that are for one release only, after it in its new place.
    temporary: &'a [Temporary],
    levels: &'a Levels,
}

impl Written<'_> {
    /// The text of the module in one place; the error is `None` where it can't be told how columns get their values.
    fn text(&self, before: &Snapshot, id: &str, steps: &[Step], fingerprints: Pair<&str>) -> std::result::Result<String, Option<Misfit>> {
        let Self { name, starting, earlier, dialects, purged, temporary, levels } = self;
        let fingerprints = fingerprints.map(|text| Fingerprint::parse(text).unwrap_or_else(|| Fingerprint::of(text)));
        let (known, before) = (&before.temporary, &before.schema);
        let whole = codegen::after(before, steps)?.in_use();
        let change = routes::Change { id, dialects, starting, earlier, before, steps };
        let routes = &change.routes(&whole).map_err(|_| None)?;
        if purged.is_empty() {
            let up = &codegen::up(routes)?;
            let said = temporary.iter().map(|one| (one.table.as_str(), one.column.as_str()));
            let temporary = Temporaries { before: known, left: &called(earlier, Temporary::left(known, steps, said)) };
            let risks = &codegen::risks(routes, up, temporary, levels)?;
            Ok(codegen::module(&Change { id, name, steps, routes, up, risks, fingerprints, replaces: &[] })?)
        } else {
            Ok(codegen::purge(&Purge { id, name, kept: purged, routes, fingerprints })?)
        }
    }
}

impl Planned {
    fn push(&mut self, link: &Link, id: &str, text: String) {
        let name = link.header.as_ref().map_or("", |header| header.name.as_str());
        let to = codegen::file_name(id, name);
        if to != link.file {
            self.changes.push(FileChange::Remove { file: link.file.clone() });
        }
        self.changes.push(FileChange::Write { file: to.clone(), text });
        self.rebased.moved.push(Moved { from: link.file.clone(), to });
    }
}

/// The fingerprint of the schema that the last of the migrations reaches.
fn end<'a>(links: &[&'a Link]) -> &'a str {
    links.last().and_then(|link| schemas(link)).map_or("", |pair| pair.after)
}

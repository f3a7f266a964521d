//! Folding a history into one migration that stands for it.
//!
//! The new one creates in an empty database what the others lead to, and names them: a database that has them gets it recorded in their place.

use std::fmt;
use std::path::Path;

use super::branches::{self, Versions, fingerprint, schemas};
use super::by_hand;
use super::chain;
use super::clock;
use super::error::{self, refusal};
use super::files::{self, FileChange};
use super::folder::{self, Module, SNAPSHOT};
use super::inspect;
use super::{Result, routes};
use crate::codegen::{self, Change};
use crate::diff;
use crate::risk::Temporaries;
use crate::snapshot::{self, Snapshot};
use crate::{Dialect, Pair, Schema};

/// What the new migration is called.
const NAME: &str = "squashed";

/// How many sets of others a migration can stand for.
const SETS_MAX: usize = 4;

/// What was folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Squashed {
    /// The file of the new migration.
    pub file: String,
    /// The files that it stands for, in order; they are removed.
    pub replaced: Vec<String>,
    /// Those among them that do something which is not in the new one, because a person wrote it.
    pub by_hand: Vec<String>,
}

impl fmt::Display for Squashed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, last) = (self.replaced.first(), self.replaced.last());
        let [first, last] = [first, last].map(|file| file.map_or("", String::as_str));
        writeln!(f, "`{}` stands for the {} migrations from `{first}` to `{last}`", self.file, self.replaced.len())?;
        for file in &self.by_hand {
            writeln!(f, "`{file}` was written by hand: what new databases need of it has to be added")?;
        }
        write!(f, "review it, build, and commit it; release it when every database has `{last}`")
    }
}

/// Folds the migrations of a package up to `last`, or all of them, into one that stands for them. `last` is one of them by id, name or file.
///
/// # Errors
///
/// When there are not at least two; when there is a draft; when something is kept aside by then, which a new database would not have; when
/// git does not have the snapshot that `last` reached; when files can't be read or written. Then nothing is changed.
pub fn squash(package: &Path, last: Option<&str>) -> Result<Squashed> {
    let folder = folder::of_package(package)?;
    let _lock = folder::lock(&folder)?;
    by_hand::refuse_draft(&folder)?;
    let modules = folder::modules(&folder)?;
    let count = counted(&modules, last)?;
    let (those, rest) = modules.split_at(count);
    let snapshot = reached(&folder, those, rest)?;
    let names: Vec<String> = snapshot.schema.kept().iter().map(|kept| format!("`{}`", kept.was())).collect();
    if !names.is_empty() {
        let message = format!("{} is kept aside, which a new database would not have and a later purge would miss", names.join(", "));
        return Err(refusal(message, "destroy it with `migrator purge`, or fold only what came before: `migrator squash MIGRATION`"));
    }
    let fold = Fold { folded: those, id: id(those, rest), snapshot };
    let squashed = fold.squashed();
    let mut changes = vec![FileChange::Write { file: squashed.file.clone(), text: fold.module(package, &squashed)? }];
    let current = folder::snapshot(&folder)?;
    let next = fold.next(&current, rest.is_empty());
    if next != current {
        changes.push(FileChange::Write { file: SNAPSHOT.to_owned(), text: snapshot::write(&next) });
    }
    let removed = squashed.replaced.iter().cloned().chain(by_hand::notes(&folder)?);
    changes.extend(removed.map(|file| FileChange::Remove { file }));
    files::change(&folder, &changes, None).map_err(|failure| error::io("write", &failure.path, &failure.error))?;
    Ok(squashed)
}

/// How many of the migrations are folded.
fn counted(modules: &[Module], last: Option<&str>) -> Result<usize> {
    let count = match last {
        None => modules.len(),
        Some(wanted) => {
            let position = modules.iter().position(|module| module.link.is_called(wanted));
            position.ok_or_else(|| refusal(format!("there is no migration `{wanted}`"), "`migrator status` lists them"))? + 1
        }
    };
    if count < 2 {
        return Err(refusal("there are no two migrations to fold", "one migration stands for itself"));
    }
    match modules[..count].iter().find(|module| module.link.header.is_none()) {
        Some(module) => Err(refusal(format!("`{}` is no migration", module.link.file), "build, which says what is wrong with it")),
        None => Ok(count),
    }
}

/// The snapshot that the folded migrations lead to.
fn reached(folder: &Path, those: &[Module], rest: &[Module]) -> Result<Snapshot> {
    let current = folder::snapshot(folder)?;
    let end = those.iter().rev().find_map(|module| schemas(&module.link)).map(|schemas| schemas.after);
    let end = end.map_or_else(|| fingerprint(&Schema::default()), str::to_owned);
    if rest.is_empty() {
        let is_end = fingerprint(&current.schema) == end;
        return is_end
            .then_some(current)
            .ok_or_else(|| refusal("the snapshot is not where the last migration ends", "build, which says why"));
    }
    let found = Versions::of(folder).find(&end).cloned();
    found.ok_or_else(|| {
        refusal(format!("git has no `{SNAPSHOT}` whose schema has the fingerprint `{end}`"), "fetch the whole history, then run this again")
    })
}

/// The id of the new migration, which none of those that it stands for has; it comes before the others.
fn id(those: &[Module], rest: &[Module]) -> String {
    let ids = || those.iter().map(|module| module.link.id.as_str());
    let Some(next) = rest.first() else { return clock::next_id(ids()) };
    let is_free = |id: &String| *id < next.link.id && ids().all(|taken| taken != id);
    ids().rev().map(clock::id_after).find(is_free).unwrap_or_else(|| clock::id_before(ids().next().unwrap_or_default()))
}

/// A history that is folded.
struct Fold<'a> {
    folded: &'a [Module],
    id: String,
    snapshot: Snapshot,
}

impl Fold<'_> {
    /// The snapshot that names the new migration where it named one that is folded; `whole` where it is the last.
    fn next(&self, current: &Snapshot, whole: bool) -> Snapshot {
        let mut next = current.clone();
        if whole {
            next.last = Some(self.id.clone());
        }
        let is_folded = |id: &String| self.folded.iter().any(|module| module.link.id == *id);
        next.temporary.iter_mut().filter_map(|one| one.since.as_mut()).filter(|id| is_folded(id)).for_each(|id| id.clone_from(&self.id));
        next
    }

    fn squashed(&self) -> Squashed {
        let file = codegen::file_name(&self.id, NAME);
        let files =
            |is: fn(&Module) -> bool| self.folded.iter().filter(|module| is(module)).map(|module| module.link.file.clone()).collect();
        Squashed { file, replaced: files(|_| true), by_hand: files(is_by_hand) }
    }

    /// The text of the new migration.
    fn module(&self, package: &Path, squashed: &Squashed) -> Result<String> {
        let (empty, schema) = (Schema::default(), &self.snapshot.schema);
        let defect = |why: String| refusal(why, "please report it, with the snapshot");
        // Sources that do not parse only tell nothing.
        let declared = inspect::declared(package).unwrap_or_default();
        let steps = diff::diff(Pair::new(&empty, schema), &branches::intent(&self.snapshot, &declared.intent), &self.id);
        let steps = steps.map_err(|_| defect("the schema raises questions".to_owned()))?;
        let change =
            routes::Change { id: &self.id, dialects: &self.snapshot.dialects, starting: &[], earlier: &[], before: &empty, steps: &steps };
        let routes = change.routes(schema).map_err(|_| defect("the schema raises questions".to_owned()))?;
        let misfit = |misfit: crate::step::Misfit| defect(misfit.to_string());
        let up = codegen::up(&routes).map_err(misfit)?;
        let risks = codegen::risks(&routes, &up, Temporaries::default(), &declared.levels).map_err(misfit)?;
        let fingerprints = Pair::new(&empty, schema).map(snapshot::fingerprint);
        let replaces = self.sets()?;
        let change =
            Change { id: &self.id, name: NAME, steps: &steps, routes: &routes, up: &up, risks: &risks, fingerprints, replaces: &replaces };
        let text = codegen::module(&change).map_err(misfit)?;
        let by_hand = squashed.by_hand.iter().map(|file| format!("//! `{file}` was written by hand, and what it does is not in here.\n"));
        let title = format!("//! Stands for {} migrations. In an empty database:\n", self.folded.len());
        Ok(std::iter::once(title).chain(by_hand).collect::<String>() + "//!\n" + &text)
    }

    /// The sets of migrations of which the new one stands for either: what a database has whose history starts with the first, or with one that
    /// started it on that database; each also with what an earlier fold stood for.
    fn sets(&self) -> Result<Vec<Vec<String>>> {
        let starts = self.snapshot.dialects.iter().map(|dialect| self.start(*dialect));
        let mut sets: Vec<Vec<String>> = Vec::new();
        for start in std::iter::once(0).chain(starts) {
            for set in unfolded(&self.folded[start..]) {
                if !sets.contains(&set) {
                    sets.push(set);
                }
            }
        }
        if sets.len() > SETS_MAX {
            let message = format!("it would stand for either of {} sets of migrations, and {SETS_MAX} are possible", sets.len());
            return Err(refusal(message, "take a `.replaces(…)` of which no database is left out of the earlier fold"));
        }
        Ok(sets)
    }

    /// The position at which the history of a database starts.
    fn start(&self, dialect: Dialect) -> usize {
        let starts = |module: &Module| module.link.header.as_ref().is_some_and(|header| header.starts.contains(&dialect));
        self.folded.iter().rposition(starts).unwrap_or(0)
    }
}

/// The names of migrations: as they are, and with what the first of them stands for in its place.
fn unfolded(modules: &[Module]) -> Vec<Vec<String>> {
    let names: Vec<String> = modules.iter().map(|module| module.link.full_name().to_owned()).collect();
    let earlier = modules.first().map(|module| chain::replaces(&module.text)).unwrap_or_default();
    let with = |set: &Vec<String>| set.iter().cloned().chain(names.iter().skip(1).cloned()).collect();
    let others: Vec<Vec<String>> = earlier.iter().map(with).collect();
    std::iter::once(names).chain(others).collect()
}

/// Whether a module does something that no comparison of schemas gives.
fn is_by_hand(module: &Module) -> bool {
    let names_no_schema = module.link.header.as_ref().is_none_or(|header| header.to.is_none());
    names_no_schema || ["plan.run(", "plan.compute", "plan.statement("].iter().any(|call| module.text.contains(call))
}

//! Migrations that stand for others, which the program has no longer.

use super::{Embedded, Item};
use crate::error::{Error, Kind};
use crate::journal::Entry;

/// How those that a migration replaces stand in a journal.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Standing<'a> {
    /// None of them is applied.
    None,
    /// They are applied; all entries of them.
    All(Vec<&'a Entry>),
    /// Some are applied; what the others are called.
    Part(Vec<&'a Entry>, Vec<&'static str>),
}

impl Embedded {
    /// The migration that stands for the one that an entry is of.
    pub(crate) fn replacing(&self, entry: &Entry) -> Option<usize> {
        self.replacing.iter().copied().find(|&at| self.items[at].sets().any(|set| set.iter().any(|name| self.is_meant(at, name, entry))))
    }

    /// How those that a migration replaces stand. Where it stands for several sets, the one of which most is there counts.
    pub(crate) fn standing<'a>(&self, position: usize, journal: &'a [Entry]) -> Standing<'a> {
        let find = |name: &str| journal.iter().find(|entry| entry.is_applied() && self.is_meant(position, name, entry));
        let item = &self.items[position];
        if item.sets().next().is_none() {
            return Standing::None;
        }
        let counts = |set: &&'static [&'static str]| set.iter().filter(|name| find(name).is_some()).count();
        let is_whole = |set: &&'static [&'static str]| counts(set) == set.len();
        let have: Vec<&Entry> = journal.iter().filter(|entry| entry.is_applied() && self.replacing(entry) == Some(position)).collect();
        let Some(set) =
            item.sets().find(is_whole).or_else(|| item.sets().reduce(|one, other| if counts(&other) > counts(&one) { other } else { one }))
        else {
            return Standing::None;
        };
        if have.is_empty() {
            Standing::None
        } else if is_whole(&set) {
            Standing::All(have)
        } else {
            Standing::Part(have, set.iter().copied().filter(|name| find(name).is_none()).collect())
        }
    }

    /// The entries whose place a new one of the migration takes: its `own`, and what is undone of one that it stands for and whose id it has.
    /// There is one entry of an id.
    pub(crate) fn in_place_of<'a>(&self, position: usize, own: Option<&'a Entry>, journal: &'a [Entry]) -> Vec<&'a Entry> {
        let item = &self.items[position];
        let others = if item.sets().next().is_some() { journal } else { &[] };
        let has_id = |entry: &&Entry| !entry.is_applied() && entry.id == item.migration.id && self.replacing(entry) == Some(position);
        own.into_iter().chain(others.iter().filter(has_id)).collect()
    }

    /// The ids of all that its migrations stand for.
    pub(crate) fn replaced_ids(&self) -> impl Iterator<Item = &str> {
        let sets = self.replacing.iter().flat_map(|&at| self.items[at].sets());
        sets.flatten().map(|name| name.split_once('_').map_or(*name, |(id, _)| id))
    }

    /// Whether an entry is what the migration at `position` calls so. As elsewhere, another package is meant where id and name are the same.
    fn is_meant(&self, position: usize, name: &str, entry: &Entry) -> bool {
        let own = self.items[position].package == entry.package;
        if own { names(name, &entry.id, &entry.name) } else { name == entry.label() && !self.has_package(&entry.package) }
    }

    /// Refuses a migration that replaces one that the program has.
    pub(super) fn refuse_present(&self) -> Result<(), Error> {
        for item in self.replacing.iter().map(|&at| &self.items[at]) {
            let is_named = |other: &&Item| {
                let migration = other.migration;
                other.package == item.package && item.sets().flatten().any(|name| names(name, migration.id, migration.name))
            };
            let Some(present) = self.items.iter().find(is_named) else { continue };
            let message = format!("`{}` replaces `{}`, which the program has as well", item.label(), present.label());
            return Err(
                Error::new(Kind::Definition, message).with_hint("a migration is removed from the program when another one replaces it")
            );
        }
        Ok(())
    }
}

impl Item {
    /// The sets of migrations of which it replaces either.
    pub(crate) fn sets(&self) -> impl Iterator<Item = &'static [&'static str]> {
        self.migration.replaces.into_iter().filter(|set| !set.is_empty())
    }
}

/// Whether a migration is called so: by its id, or by its id and name.
fn names(called: &str, id: &str, name: &str) -> bool {
    called.strip_prefix(id).is_some_and(|rest| rest.is_empty() || rest.strip_prefix('_') == Some(name))
}

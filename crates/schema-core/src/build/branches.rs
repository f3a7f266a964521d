//! Branches that each added migrations: which these are, what each of them changes, and whether the changes go together.
//!
//! A migration names the fingerprints of the schemas that it starts from and reaches, and the snapshots with these schemas are in git: on the
//! branches, and while a merge is unfinished in git's index. What a migration changes is the difference of the two.

use std::path::Path;

use super::chain::Link;
use super::folder::SNAPSHOT;
use super::git;
use crate::diagnostic::{Code, Diagnostic};
use crate::diff::{self, Collision, Intent};
use crate::snapshot::{self, Snapshot};
use crate::{Dialect, Pair, Schema, Step};

/// Two lines of migrations that start from one schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fork<'a> {
    /// The fingerprint of the schema.
    pub(super) from: &'a str,
    /// The migrations of each, in order.
    pub(super) sides: [Vec<&'a Link>; 2],
}

impl<'a> Fork<'a> {
    /// The first fork in a folder, whose links are sorted by file name; `empty` is the fingerprint of the empty schema. Where nothing leads to
    /// the schema that two start from, a migration is missing.
    pub(super) fn find(links: &'a [Link], empty: &str) -> Option<Self> {
        let is_reached = |schema: &str| schema == empty || links.iter().any(|link| schemas(link).is_some_and(|pair| pair.after == schema));
        let starts = links.iter().filter_map(|link| Some((link, schemas(link)?.before))).filter(|(_, from)| is_reached(from));
        starts.clone().find_map(|(one, from)| {
            let (two, _) = starts.clone().find(|(two, other)| *other == from && two.id > one.id)?;
            let [one, two] = [one, two].map(|first| line(first, links));
            // Where one line is a part of the other, a migration comes back to an earlier schema.
            let is_apart = !one.iter().any(|link| link.id == two[0].id);
            is_apart.then_some(Self { from, sides: [one, two] })
        })
    }
}

/// The fingerprints of the schemas that a migration starts from and reaches, where it changes any.
pub(super) fn schemas(link: &Link) -> Option<Pair<&str>> {
    let header = link.header.as_ref()?;
    let pair = Pair::new(header.from.as_deref()?, header.to.as_deref()?);
    (pair.before != pair.after).then_some(pair)
}

/// A migration and those that follow on it.
fn line<'a>(first: &'a Link, links: &'a [Link]) -> Vec<&'a Link> {
    let mut line = vec![first];
    let mut reached = schemas(first).map(|pair| pair.after);
    while let Some(end) = reached {
        let next = links.iter().find(|link| {
            let is_new = line.iter().all(|other| other.id != link.id);
            is_new && link.id > first.id && schemas(link).is_some_and(|pair| pair.before == end)
        });
        reached = next.and_then(schemas).map(|pair| pair.after);
        line.extend(next);
    }
    line
}

/// The snapshots that git has, by the fingerprints of their schemas.
pub(super) struct Versions<'a> {
    folder: &'a Path,
    /// Those that are not read yet, last first.
    left: Vec<String>,
    read: Vec<(String, Snapshot)>,
}

impl<'a> Versions<'a> {
    /// Those of a migrations folder.
    pub(super) fn of(folder: &'a Path) -> Self {
        let mut left = git::versions(folder, SNAPSHOT);
        left.reverse();
        Self { folder, left, read: vec![(fingerprint(&Schema::default()), Snapshot::default())] }
    }

    /// The snapshot whose schema has this fingerprint.
    pub(super) fn find(&mut self, wanted: &str) -> Option<&Snapshot> {
        while !self.read.iter().any(|(found, _)| found == wanted) {
            let text = git::text(self.folder, &self.left.pop()?);
            let snapshot = text.and_then(|text| snapshot::read(&text).ok());
            self.read.extend(snapshot.map(|snapshot| (fingerprint(&snapshot.schema), snapshot)));
        }
        self.read.iter().find(|(found, _)| found == wanted).map(|(_, snapshot)| snapshot)
    }
}

pub(super) fn fingerprint(schema: &Schema) -> String {
    snapshot::fingerprint(schema).to_string()
}

/// What a migration does between two snapshots, as far as they and the entities tell: what they don't call a rename is none.
pub(super) fn steps(snapshots: Pair<&Snapshot>, declared: &Intent, id: &str) -> Option<Vec<Step>> {
    let intent = intent(snapshots.after, declared);
    snapshots.before.diff(&snapshots.after.schema, &intent, id).ok()
}

/// What is known of a change that led to `snapshot`: the hints that it names, what the entities declare now, and nothing else was renamed.
pub(super) fn intent(snapshot: &Snapshot, declared: &Intent) -> Intent {
    let mut intent = Intent { drops: declared.drops, past: true, ..Intent::no_renames(&snapshot.schema) };
    for (name, table) in &mut intent.tables {
        table.retire = snapshot.retire.get(name).copied();
        if let Some(known) = declared.tables.get(name) {
            table.renamed_from.clone_from(&known.renamed_from);
            table.from.clone_from(&known.from);
            table.existing.clone_from(&known.existing);
            for (name, column) in &mut table.columns {
                let new = column.new;
                known.columns.get(name).into_iter().for_each(|known| column.clone_from(known));
                column.new |= new;
            }
        }
        for hint in snapshot.hints.iter().filter(|hint| hint.table == *name) {
            let renamed_from = match (&hint.column, &hint.variant) {
                (None, _) => Some(&mut table.renamed_from),
                (Some(column), None) => table.columns.get_mut(column).map(|column| &mut column.renamed_from),
                (Some(column), Some(text)) => {
                    table.columns.get_mut(column).map(|column| &mut column.variants.entry(text.clone()).or_default().renamed_from)
                }
            };
            renamed_from.into_iter().filter(|names| !names.contains(&hint.from)).for_each(|names| names.push(hint.from.clone()));
        }
        table.new = table.renamed_from.is_empty();
        for (column, intent) in &mut table.columns {
            intent.new = intent.renamed_from.is_empty();
            intent.temporary = snapshot.temporary.iter().any(|one| one.is_of(name, column));
        }
    }
    intent
}

/// The schema that two changes of `base` lead to together on all databases, or what collides.
pub(super) fn together(base: &Schema, changes: [&[Step]; 2], dialects: &[Dialect]) -> Result<Schema, Vec<Collision>> {
    let reached = diff::commute(base, changes[0], changes[1])?;
    let unsupported = dialects.iter().flat_map(|dialect| dialect.unsupported(&reached)).next();
    match unsupported {
        None => Ok(reached),
        Some(unsupported) => Err(vec![Collision::Result(unsupported.reason)]),
    }
}

/// What leads from one schema to another, for comparing changes: what goes is dropped, and nothing is asked for values.
pub(super) fn outline(snapshots: Pair<&Snapshot>, declared: &Intent) -> Option<Vec<Step>> {
    let schemas = Pair::new(&snapshots.before.schema, &snapshots.after.schema);
    diff::between(schemas, &intent(snapshots.after, declared)).ok()
}

/// What can be said about a fork: that the two sides go together, or what collides. `None` where git does not have what it takes to tell.
fn verdict(folder: &Path, fork: &Fork<'_>) -> Option<Result<(), Vec<Collision>>> {
    let mut versions = Versions::of(folder);
    let base = versions.find(fork.from)?.clone();
    let mut changes = Vec::new();
    for side in &fork.sides {
        let reached = versions.find(side.last().and_then(|link| schemas(link))?.after)?;
        changes.push((outline(Pair::new(&base, reached), &Intent::default())?, reached.dialects.clone()));
    }
    let [(one, dialects), (two, _)] = &changes[..] else { return None };
    Some(together(&base.schema, [one, two], dialects).map(drop))
}

/// Adds what can be said about the fork to the diagnostics that come of it.
pub(super) fn tell(folder: &Path, fork: &Fork<'_>, diagnostics: &mut [Diagnostic]) {
    let [one, two] = fork.sides.each_ref().map(|side| side[0]);
    let names = |text: &str| text.contains(&one.file) && text.contains(&two.file);
    let of_fork = |found: &&mut Diagnostic| found.code == Code::Snapshot || names(&found.message);
    let Some(diagnostic) = diagnostics.iter_mut().find(of_fork) else { return };
    if !names(&diagnostic.message) {
        diagnostic.message = format!("{}\n`{}` and `{}` start from the same schema", diagnostic.message, one.file, two.file);
    }
    match verdict(folder, fork) {
        Some(Ok(())) => {
            diagnostic.message.push_str("\ntheir changes go together");
            diagnostic.help = vec![format!(
                "put the one that is applied nowhere yet after the other: `migrator rebase {}` or `migrator rebase {}`",
                one.id, two.id
            )];
        }
        Some(Err(collisions)) => {
            let list = |text: String, collision: &Collision| format!("{text}\n  {collision}");
            diagnostic.message.push_str(&collisions.iter().fold("\ntheir changes collide:".to_owned(), list));
            diagnostic.help = by_hand();
        }
        None => diagnostic.help = by_hand(),
    }
}

/// What to do where one migration can't be put after the other as it is.
fn by_hand() -> Vec<String> {
    vec![
        "keep the one that is applied somewhere, with the `.snapshot.json` of its branch, and delete the other".to_owned(),
        "the next build writes what the deleted one did anew, on top of the one that is kept".to_owned(),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::chain::Header;
    use super::*;

    fn link(id: u32, from: &str, to: &str) -> Link {
        let id = format!("{id:014}");
        let header = Header {
            id: id.clone(),
            name: "x".to_owned(),
            from: Some(from.to_owned()),
            to: Some(to.to_owned()),
            starts: Vec::new(),
            named: Vec::new(),
            risks: Vec::new(),
        };
        Link { file: format!("m{id}_x.rs"), id, fingerprint: String::new(), header: Some(header) }
    }

    fn sides(links: &[Link]) -> Option<[Vec<String>; 2]> {
        let number = |link: &&Link| link.id.trim_start_matches('0').to_owned();
        Fork::find(links, "0").map(|fork| fork.sides.map(|side| side.iter().map(number).collect()))
    }

    #[test]
    fn both_lines_of_a_fork_are_found() {
        let links = [link(1, "0", "a"), link(2, "a", "b"), link(3, "a", "x"), link(4, "b", "c"), link(5, "x", "y")];
        assert_eq!(sides(&links), Some([vec!["2".to_owned(), "4".to_owned()], vec!["3".to_owned(), "5".to_owned()]]));
        assert_eq!(sides(&[link(1, "0", "a"), link(2, "a", "b")]), None);
        assert_eq!(sides(&[link(1, "0", "a"), link(2, "0", "b")]), Some([vec!["1".to_owned()], vec!["2".to_owned()]]));
        let there_and_back = [link(1, "0", "a"), link(2, "a", "b"), link(3, "b", "a"), link(4, "a", "c")];
        assert_eq!(sides(&there_and_back), None, "the same schema may come twice");
    }
}

//! Reading again after a change that stays inside of entities: only the files that changed are lowered, and the rest is what it was.
//!
//! What an entity becomes depends on its own file, on the declarations of all others (modules, imports, aliases, enums, newtypes,
//! embedded structs, the names of entities and of their tables), and on the columns of the entities that it refers to. So this is for the case that the declarations
//! are the same in all files, and that what others refer to has not moved. Everything else, and everything that is wrong, is left to
//! [`read`](super::read::read): here it is only seen that it is the case.

mod declarations;
mod lines;

use std::collections::{BTreeSet, HashSet};
use std::rc::Rc;

use super::ast::{Entity, Field};
use super::lower::{entities, lower_files};
use super::modules::{Tree, load};
use super::read::{Files, Reading, Root, without_unchecked};
use super::scan::FileSummary;
use crate::Schema;
use crate::schema::Table;
use crate::snapshot::{SnapshotError, TableTexts};

pub use lines::HandoverLines;

/// What is kept of a reading in which nothing was wrong.
#[derive(Debug)]
pub struct Kept<'s> {
    /// Its tables.
    pub texts: TableTexts<'s>,
    /// What it told the derives.
    pub lines: HandoverLines,
    /// Its files.
    pub files: Vec<String>,
    /// The files with entities that say something about the change itself.
    pub hinting: Vec<String>,
}

/// A file that is not as it was.
#[derive(Debug)]
pub struct Changed {
    /// Its path.
    pub file: String,
    /// What was in it.
    pub before: Rc<FileSummary>,
}

/// What files say: all of it, or only what others can depend on.
pub trait Outlines: Files {
    /// The same as [`Files::summary`], but entities may be without fields and keys.
    fn outline(&mut self, path: &str) -> Option<Rc<FileSummary>>;
}

/// The same reading as [`read`](super::read::read) makes of the files as they are; `None` where that cannot be told from the changed
/// files alone, or where something is wrong.
pub fn reread(roots: &[Root], files: &mut dyn Outlines, changed: &[Changed], kept: Kept<'_>) -> Option<Reading> {
    for changed in changed {
        let after = files.summary(&changed.file)?;
        if !declarations::are_same(&changed.before, &after) {
            return None;
        }
    }
    // Hints are about the change, and are looked at whether or not their file changed.
    let own: BTreeSet<String> = changed.iter().map(|changed| &changed.file).chain(&kept.hinting).cloned().collect();
    let mut whole = own.clone();
    let (tree, lowered) = loop {
        let tree = load(roots, &mut Partly { files: &mut *files, whole: &whole });
        let lowered = lower_files(&tree, &own, &whole);
        if lowered.incomplete.is_empty() {
            break (tree, lowered);
        }
        // Entities that are referred to are needed with their columns.
        whole.extend(lowered.incomplete);
    };
    if !lowered.found.is_empty() || !tree.broken.is_empty() || tree.files != kept.files {
        return None;
    }
    let tables = lowered.schema.tables;
    if !keep_their_faces(changed, &tree, &kept.texts) || !index_names_are_free(&tables, &kept.texts) {
        return None;
    }
    let texts = kept.texts.with(&tables);
    if !without_unchecked(surroundings(&tables, &texts).ok()?.violations(), &lowered.unchecked).is_empty() {
        return None;
    }
    let schema = Schema { tables, ..Schema::default() };
    let mut reading = Reading::of_files(schema, tree.files, lowered.origins, texts);
    (reading.intent, reading.levels) = (lowered.intent, lowered.levels);
    let lines = kept.lines.with(&own, &reading.handover(&[]))?;
    reading.set_lines(lines);
    Some(reading)
}

/// Reads the files that matter, and of the others only what these can depend on.
struct Partly<'a> {
    files: &'a mut dyn Outlines,
    whole: &'a BTreeSet<String>,
}

impl Files for Partly<'_> {
    fn summary(&mut self, path: &str) -> Option<Rc<FileSummary>> {
        if self.whole.contains(path) { self.files.summary(path) } else { self.files.outline(path) }
    }
}

/// Whether what the entities of other files may refer to is called as before.
fn keep_their_faces(changed: &[Changed], tree: &Tree, texts: &TableTexts<'_>) -> bool {
    let own: BTreeSet<&str> = changed.iter().map(|changed| changed.file.as_str()).collect();
    let after: Vec<&Entity> = entities(tree).filter(|(file, _)| own.contains(file)).map(|(_, entity)| entity).collect();
    let inside: HashSet<String> = after.iter().map(|entity| entity.table_name()).collect();
    changed.iter().flat_map(|changed| declarations::entities(&changed.before)).all(|before| {
        let name = before.table_name();
        let referred = texts.referring(&HashSet::from([name.as_str()])).any(|table| !inside.contains(table));
        !referred || after.iter().filter(|entity| entity.table_name() == name).all(|after| keeps_its_face(before, after))
    })
}

/// Whether all columns are there that were there, under the names that they had, and the primary key is of the same ones.
fn keeps_its_face(before: &Entity, after: &Entity) -> bool {
    let mut columns = before.columns().map(|field| (field, after.field(&field.name)));
    let is_same = columns.all(|(field, now)| {
        // An embedded struct is the same as before when it is written in the same way: it is a declaration.
        let is_flat = |now: &Field| now.attrs.flatten && field.ty == now.ty && field.attrs.prefix == now.attrs.prefix;
        let is_column = |now: &Field| !now.attrs.flatten && before.column_name(field) == after.column_name(now);
        now.is_some_and(|now| !now.attrs.skip && if field.attrs.flatten { is_flat(now) } else { is_column(now) })
    });
    is_same && before.primary_key_fields() == after.primary_key_fields()
}

/// Names of indexes are unique across tables; those that were there before are known to be.
fn index_names_are_free(tables: &[Table], texts: &TableTexts<'_>) -> bool {
    tables.iter().all(|table| {
        let mut new = table.indexes.iter().filter(|index| !texts.has_index(&table.name, &index.name));
        new.all(|index| !texts.is_taken(&index.name, &table.name))
    })
}

/// The tables, those that refer to them, and what any of these refers to: the rules for one table need no more.
fn surroundings(tables: &[Table], texts: &TableTexts<'_>) -> Result<Schema, SnapshotError> {
    let own: HashSet<&str> = tables.iter().map(|table| table.name.as_str()).collect();
    let judged: HashSet<&str> = texts.referring(&own).chain(own.iter().copied()).collect();
    let targets = texts.referred(&judged);
    let mut schema = Schema { tables: tables.to_vec(), ..Schema::default() };
    for name in texts.names().filter(|name| !own.contains(name) && (judged.contains(name) || targets.contains(name))) {
        schema.tables.extend(texts.read(name)?);
    }
    // What is only referred to is whole but for what it refers to itself.
    schema.tables.iter_mut().filter(|table| !judged.contains(table.name.as_str())).for_each(|table| table.foreign_keys.clear());
    Ok(schema)
}

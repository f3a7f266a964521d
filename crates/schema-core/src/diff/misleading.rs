//! Hints of renames that can't be followed: they contradict one another, or the name that they give is none that could be left.
//!
//! A hint that stayed in the source after it was followed means nothing, so only what is new is asked about; of the texts of an enum, also
//! those that take each other's place, which no database does in one change.

use std::collections::BTreeSet;

use super::rename::Move;
use super::tables::{Kept, Tables};
use super::variants::{self, enums};
use super::{Changes, ColumnIntent, Hint, Question};
use crate::schema::Column;
use crate::{Pair, Schema};

/// Why a `renamed_from` can't be followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misleading {
    /// The same place says `new`.
    Denied,
    /// Something else was called so, and says it too.
    Taken {
        /// What takes the name first.
        by: String,
    },
    /// What is called so stays.
    Stays,
    /// Nothing was called so.
    Unknown {
        /// What goes, by the names it has.
        gone: Vec<String>,
    },
}

/// What says where it comes from.
struct Said<'a> {
    name: &'a str,
    renamed_from: &'a [String],
    new: bool,
}

/// The names around it.
struct Names<'a> {
    /// Those before the change.
    before: Vec<&'a str>,
    /// Those after it.
    after: BTreeSet<&'a str>,
    /// What was renamed.
    moves: &'a [Move<'a>],
}

impl Names<'_> {
    /// The names that nothing has any more, of what was not renamed.
    fn gone(&self) -> Vec<String> {
        let is_moved = |name: &str| self.moves.iter().any(|found| found.from == name);
        self.before.iter().filter(|name| !self.after.contains(*name) && !is_moved(name)).map(|name| (*name).to_owned()).collect()
    }

    /// What misleads in a hint, with the name that it gives. `knows` tells whether a name that is not there may be one of long ago.
    fn misleading(&self, said: &Said<'_>, knows: impl Fn(&str) -> bool) -> Option<(String, Misleading)> {
        let is_before = |name: &str| self.before.contains(&name);
        let first = said.renamed_from.first().filter(|_| !is_before(said.name))?;
        let found = |from: &String, why| Some((from.clone(), why));
        if let Some(followed) = self.moves.iter().find(|found| found.to == said.name) {
            return said.new.then(|| (followed.from.to_owned(), Misleading::Denied));
        }
        let Some(from) = said.renamed_from.iter().find(|from| is_before(from)) else {
            let is_known = said.renamed_from.iter().any(|from| knows(from));
            return if is_known { None } else { found(first, Misleading::Unknown { gone: self.gone() }) };
        };
        match self.moves.iter().find(|found| found.from == from) {
            Some(taken) => found(from, Misleading::Taken { by: taken.to.to_owned() }),
            None => found(from, Misleading::Stays),
        }
    }
}

/// What else is asked about a name that misleads, or about the name that it gives, comes of that.
pub(super) fn only(questions: &mut Vec<Question>) {
    let misled = |question: &Question| {
        let Question::Misleading { table, column, from, .. } = question else { return None };
        Some((table.clone(), column.clone(), from.clone()))
    };
    let misled: Vec<_> = questions.iter().filter_map(misled).collect();
    let comes_of_it = |asked: &str, part: Option<&str>| {
        misled.iter().any(|(table, column, from)| match column {
            None => asked == table || asked == from,
            Some(column) => asked == table && part.is_some_and(|part| part == column || part == from),
        })
    };
    questions.retain(|question| match question {
        Question::Misleading { .. } => true,
        Question::TableRename { added, .. } => !comes_of_it(added, None),
        Question::Copy { table, .. } | Question::Order { table } => !comes_of_it(table, None),
        Question::ColumnRename { table, added: column, .. }
        | Question::VariantRename { table, column, .. }
        | Question::RequiredValue { table, column }
        | Question::NoKey { table, column }
        | Question::Conversion { table, column, .. } => !comes_of_it(table, Some(column)),
    });
}

/// Asks about every hint that can't be followed.
pub(super) fn ask(schemas: Pair<&Schema>, tables: &Tables<'_>, followed: &[Hint], changes: &mut Changes<'_>) {
    of_tables(schemas, tables, changes);
    for kept in tables.kept() {
        of_columns(kept, followed, changes);
    }
}

fn of_tables(schemas: Pair<&Schema>, tables: &Tables<'_>, changes: &mut Changes<'_>) {
    let names = schemas.map(|schema| schema.tables.iter().map(|table| table.name.as_str()));
    let names = Names { before: names.before.collect(), after: names.after.collect(), moves: &tables.moves };
    if names.before.is_empty() {
        return;
    }
    for table in &schemas.after.tables {
        let Some(intent) = changes.intent.tables.get(&table.name) else { continue };
        let said = Said { name: &table.name, renamed_from: &intent.renamed_from, new: intent.new };
        if let Some((from, why)) = names.misleading(&said, |_| false) {
            changes.ask(Question::Misleading { table: table.name.clone(), column: None, variant: None, from, why });
        }
    }
}

fn of_columns(kept: &Kept<'_>, followed: &[Hint], changes: &mut Changes<'_>) {
    let (Some(intent), Some(matching)) = (kept.intent, &kept.columns) else { return };
    let names = Pair::new(kept.before, kept.after).map(|table| table.columns.iter().map(|column| column.name.as_str()));
    let names = Names { before: names.before.collect(), after: names.after.collect(), moves: &matching.moves };
    for &(column, was) in &matching.all {
        let Some(own) = intent.columns.get(&column.name) else { continue };
        let said = Said { name: &column.name, renamed_from: &own.renamed_from, new: own.new };
        // One of an embedded struct is for many entities, and one of its prefix for many columns.
        let of_column = |hint: &&Hint| hint.column.as_ref() == Some(&column.name);
        let is_old = |from: &str| followed.iter().filter(of_column).any(|hint| hint.variant.is_none() && hint.from == from);
        let found =
            names.misleading(&said, |from| own.flattened || is_old(from)).filter(|(_, why)| !own.flattened || *why != Misleading::Stays);
        if let Some((from, why)) = found {
            let (table, column) = (kept.after.name.clone(), Some(column.name.clone()));
            changes.ask(Question::Misleading { table, column, variant: None, from, why });
        }
        let of_variant = |text: &str, from: &str| {
            let own = followed.iter().filter(|hint| hint.table == kept.after.name).filter(of_column);
            own.filter(|hint| hint.variant.as_deref() == Some(text)).any(|hint| hint.from == from)
        };
        let of_variants = was.map(|was| of_variants(Pair::new(was, column), own, of_variant)).unwrap_or_default();
        for (variant, from, why) in of_variants {
            let (table, column, variant) = (kept.after.name.clone(), Some(column.name.clone()), Some(variant));
            changes.ask(Question::Misleading { table, column, variant, from, why });
        }
    }
}

/// The variants of a column that stays whose hints mislead, with the text that they give. `is_old` tells of a variant and the text that it was
/// whether that was said before.
fn of_variants(columns: Pair<&Column>, intent: &ColumnIntent, is_old: impl Fn(&str, &str) -> bool) -> Vec<(String, String, Misleading)> {
    let Some((before, after)) = enums(columns.map(|column| &column.data_type)) else { return Vec::new() };
    let renamed = variants::renamed(Pair::new(before, after), intent);
    let moves: Vec<Move<'_>> = renamed.iter().map(|(from, to)| Move { from, to }).collect();
    let names = Names {
        before: before.variants.iter().map(String::as_str).collect(),
        after: after.variants.iter().map(String::as_str).collect(),
        moves: &moves,
    };
    let stays = |text: &&String| before.variants.contains(text) && after.variants.contains(text);
    let taken = |said: &Said<'_>| {
        let other = |from: &&String| moves.iter().find(|found| found.from == **from && found.to != said.name);
        said.renamed_from.iter().find_map(|from| other(&from).map(|found| (from.clone(), Misleading::Taken { by: found.to.to_owned() })))
    };
    let in_turn = |said: &Said<'_>| {
        let comes_from_what_stays =
            |text: &String| intent.variants.get(text).is_some_and(|own| own.renamed_from.iter().any(|from| stays(&from)));
        let is_new = |from: &&String| !is_old(said.name, from);
        let from = said.renamed_from.iter().filter(is_new).find(|from| stays(from) && comes_from_what_stays(from))?;
        stays(&&said.name.to_owned()).then(|| (from.clone(), Misleading::Stays))
    };
    let found = |said: Said<'_>| {
        // Another enum may have been renamed long ago.
        let is_another = before.name != after.name;
        let why = taken(&said).or_else(|| names.misleading(&said, |_| is_another)).or_else(|| in_turn(&said));
        why.map(|(from, why)| (said.name.to_owned(), from, why))
    };
    // What is removed can become what is new.
    let said = after.variants.iter().filter_map(|text| {
        let own = intent.variants.get(text)?;
        Some(Said { name: text, renamed_from: &own.renamed_from, new: false })
    });
    said.filter_map(found).collect()
}

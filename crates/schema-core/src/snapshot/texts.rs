//! The tables of a schema as the snapshot writes them: what has not changed is compared and written as text, and never read.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::blocks::{BETWEEN_TABLES, read_block};
use super::{SnapshotError, v1};
use crate::Schema;
use crate::migration::Fingerprint;
use crate::schema::{DataType, Table, name};

const TABLE_START: &str = "    ";
const TABLE_END: &str = "\n    }";

/// How many bytes are compared at once; where nothing is optimised, one by one takes too long.
const STRIDE: usize = 4096;

/// The tables of a schema as text, in declared order, with what has to be known of each without reading it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TableTexts<'s> {
    /// The blocks as they are in the file, with what is between them.
    pub(super) text: Cow<'s, str>,
    pub(super) entries: Vec<TableText>,
}

/// One table of [`TableTexts`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TableText {
    pub(super) name: String,
    /// Where its block starts, and its length, in bytes.
    start: usize,
    length: usize,
    /// The summand of the schema's [fingerprint](super::fingerprint).
    pub(super) summand: u64,
    /// The tables that its foreign keys refer to.
    pub(super) targets: Vec<String>,
    /// The names of the enums that its columns have.
    pub(super) enums: Vec<String>,
    /// Its line in the [index](TableTexts::index); the names of its indexes are read from there when they are asked for.
    line: String,
}

impl TableText {
    fn end(&self) -> usize {
        self.start + self.length
    }

    /// The names of its indexes.
    fn indexes(&self) -> Vec<String> {
        self.line.trim_end_matches('\n').rsplit('\t').next().map(names).unwrap_or_default()
    }
}

/// What two texts do not have in common.
pub(super) struct Difference<'a> {
    /// The blocks that are only in the text before.
    pub(super) before: Vec<&'a str>,
    /// The tables that are only in the text after, by their place.
    pub(super) after: Vec<usize>,
}

impl<'s> TableTexts<'s> {
    /// The text of all tables. What is retired is not part of it.
    #[must_use]
    pub fn of(tables: &[Table]) -> Self {
        let mut texts = Self::default();
        for table in tables {
            texts.push(table);
        }
        texts
    }

    fn push(&mut self, table: &Table) {
        let start = self.separate();
        let block = v1::write::block(table);
        let text = self.text.to_mut();
        text.push_str(TABLE_START);
        text.push_str(block.strip_suffix(TABLE_END).unwrap_or(&block));
        let name = table.name.clone();
        let length = self.text.len() - start;
        let summand = Fingerprint::summand(&v1::write::line(table, v1::write::Order::Name));
        let targets: Vec<String> = table.foreign_keys.iter().map(|key| key.target.clone()).collect();
        let indexes: Vec<String> = table.indexes.iter().map(|index| index.name.clone()).collect();
        let enums: Vec<String> = enums(table).map(str::to_owned).collect();
        let line = format!("{}\t{length}\t{summand}\t{}\t{}\t{}\n", escape(&name), list(&targets), list(&enums), list(&indexes));
        self.entries.push(TableText { name, start, length, summand, targets, enums, line });
    }

    /// Makes room for a block; where it starts.
    fn separate(&mut self) -> usize {
        if !self.entries.is_empty() {
            self.text.to_mut().push_str(BETWEEN_TABLES);
        }
        self.text.len()
    }

    /// The same with other definitions of some tables, which keep their places. What is no table here is left out.
    #[must_use]
    pub fn with(&self, tables: &[Table]) -> TableTexts<'static> {
        let text = String::with_capacity(self.text.len() + STRIDE).into();
        let mut texts = TableTexts { text, entries: Vec::with_capacity(self.entries.len()) };
        for entry in &self.entries {
            if let Some(table) = tables.iter().find(|table| table.name == entry.name) {
                texts.push(table);
            } else {
                let start = texts.separate();
                texts.text.to_mut().push_str(&self.text[entry.start..entry.end()]);
                texts.entries.push(TableText { start, ..entry.clone() });
            }
        }
        texts
    }

    /// The text, as [`Blocks::tables`](super::Blocks::tables) gives it.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The names of the tables, in declared order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.name.as_str())
    }

    /// The tables that refer to one of these, whether or not they are among them.
    pub fn referring<'t>(&'t self, names: &'t HashSet<&str>) -> impl Iterator<Item = &'t str> {
        let refers = |entry: &&TableText| entry.targets.iter().any(|target| names.contains(target.as_str()));
        self.entries.iter().filter(refers).map(|entry| entry.name.as_str())
    }

    /// The tables that share an enum with these, whether or not they are among them, and one of each namespace that these are in: what is
    /// there for several tables neither comes nor goes with one of them.
    pub(super) fn sharing<'t>(&'t self, names: &HashSet<&str>, enums: &HashSet<&str>) -> impl Iterator<Item = &'t str> {
        let shares = move |entry: &&TableText| entry.enums.iter().any(|name| enums.contains(name.as_str()));
        let mut namespaces: HashSet<&str> = names.iter().filter_map(|name| name::split(name).0).collect();
        let is_first = move |entry: &&TableText| name::split(&entry.name).0.is_some_and(|namespace| namespaces.remove(namespace));
        let others = self.entries.iter().filter(|entry| !names.contains(entry.name.as_str())).filter(is_first);
        self.entries.iter().filter(shares).chain(others).map(|entry| entry.name.as_str())
    }

    /// The tables that any of these refers to.
    #[must_use]
    pub fn referred(&self, names: &HashSet<&str>) -> HashSet<&str> {
        let entries = self.entries.iter().filter(|entry| names.contains(entry.name.as_str()));
        entries.flat_map(|entry| &entry.targets).map(String::as_str).collect()
    }

    /// Whether a table other than `own` has an index of this name, or is called so, in whatever case.
    #[must_use]
    pub fn is_taken(&self, index: &str, own: &str) -> bool {
        let same = |name: &String| name.eq_ignore_ascii_case(index);
        self.entries.iter().any(|entry| same(&entry.name) || (entry.name != own && entry.indexes().iter().any(same)))
    }

    /// Whether a table has an index of just this name.
    #[must_use]
    pub fn has_index(&self, table: &str, index: &str) -> bool {
        self.entry(table).is_some_and(|entry| entry.indexes().iter().any(|name| name == index))
    }

    /// Reads one table back.
    ///
    /// # Errors
    ///
    /// When its text makes no sense, which can only be when it is kept from before.
    pub fn read(&self, name: &str) -> Result<Option<Table>, SnapshotError> {
        self.entry(name).map(|entry| read_block(&self.text[entry.start..entry.end()])).transpose()
    }

    /// All tables. Those that are among `known` need not be read from their text.
    ///
    /// # Errors
    ///
    /// As [`read`](Self::read).
    pub fn schema(&self, known: &Schema) -> Result<Schema, SnapshotError> {
        let known: HashMap<&str, &Table> = known.tables.iter().map(|table| (table.name.as_str(), table)).collect();
        let mut tables = Vec::with_capacity(self.entries.len());
        for name in self.names() {
            match known.get(name) {
                Some(table) => tables.push((*table).clone()),
                None => tables.extend(self.read(name)?),
            }
        }
        Ok(Schema { tables, ..Schema::default() })
    }

    fn entry(&self, name: &str) -> Option<&TableText> {
        self.entries.iter().find(|entry| entry.name == name)
    }

    /// All but the text, a line a table, for [`resume`](Self::resume).
    #[must_use]
    pub fn index(&self) -> String {
        self.entries.iter().map(|entry| entry.line.as_str()).collect()
    }

    /// What has this [index](Self::index) and this text; `None` when the two do not fit together.
    #[must_use]
    pub fn resume(index: &str, text: &'s str) -> Option<Self> {
        let mut entries: Vec<TableText> = Vec::new();
        let mut start = 0;
        for line in index.split_inclusive('\n') {
            let mut cells = line.split('\t');
            let mut cell = || cells.next();
            let (name, length, summand, targets, enums, _indexes) = (cell()?, cell()?, cell()?, cell()?, cell()?, cell()?);
            if cell().is_some() {
                return None;
            }
            let (length, summand) = (length.parse().ok()?, summand.parse().ok()?);
            let (targets, enums, line) = (names(targets), names(enums), line.to_owned());
            let entry = TableText { name: unescape(name), start, length, summand, targets, enums, line };
            if !entries.is_empty() && text.get(start - BETWEEN_TABLES.len()..start) != Some(BETWEEN_TABLES) {
                return None;
            }
            start = entry.end() + BETWEEN_TABLES.len();
            entries.push(entry);
        }
        let end = entries.last().map_or(0, TableText::end);
        (end == text.len()).then(|| Self { text: text.into(), entries })
    }

    /// What is not the same as in the text of other tables, whatever their order.
    pub(super) fn differ<'a>(&self, before: &'a str) -> Difference<'a> {
        if before == self.text {
            return Difference { before: Vec::new(), after: Vec::new() };
        }
        let common = common_start(before.as_bytes(), self.text.as_bytes());
        let first = self.entries.iter().position(|entry| entry.end() + BETWEEN_TABLES.len() > common).unwrap_or(self.entries.len());
        let start = self.entries.get(first).map_or(common, |entry| entry.start);
        let (rest, own) = (&before[start..], &self.text[start..]);
        let common = common_end(rest.as_bytes(), own.as_bytes());
        let reaches = |entry: &&TableText| self.text.len() - entry.start + BETWEEN_TABLES.len() <= common;
        let last = self.entries[first..].iter().rev().take_while(reaches).count();
        let same_from = self.entries.len() - last;
        let tail = self.entries.get(same_from).map_or(0, |entry| self.text.len() - entry.start + BETWEEN_TABLES.len());
        self.sort(&rest[..rest.len() - tail], first..same_from)
    }

    /// Which of the blocks in a text are among these tables, and the other way round.
    fn sort<'a>(&self, before: &'a str, range: std::ops::Range<usize>) -> Difference<'a> {
        let mut before: Vec<&str> = if before.is_empty() { Vec::new() } else { before.split(BETWEEN_TABLES).collect() };
        let blocks: HashSet<&str> = before.iter().copied().collect();
        let block = |at: &usize| &self.text[self.entries[*at].start..self.entries[*at].end()];
        let (same, after): (Vec<usize>, Vec<usize>) = range.partition(|at| blocks.contains(block(at)));
        let mut same: HashSet<&str> = same.iter().map(block).collect();
        // A block that is there twice stays once, for the reader to be told.
        before.retain(|block| !same.remove(block));
        Difference { before, after }
    }
}

/// The names of the enums that the columns of a table have.
pub(super) fn enums(table: &Table) -> impl Iterator<Item = &str> {
    table
        .columns
        .iter()
        .filter_map(|column| if let DataType::Enum(found) = column.data_type.item() { Some(found.name.as_str()) } else { None })
}

/// How many bytes two texts have in common at their start.
fn common_start(one: &[u8], other: &[u8]) -> usize {
    let strides = one.chunks(STRIDE).zip(other.chunks(STRIDE)).take_while(|(one, other)| one == other).count();
    let start = (strides * STRIDE).min(one.len()).min(other.len());
    start + one[start..].iter().zip(&other[start..]).take_while(|(one, other)| one == other).count()
}

/// How many bytes two texts have in common at their end.
fn common_end(one: &[u8], other: &[u8]) -> usize {
    let strides = one.rchunks(STRIDE).zip(other.rchunks(STRIDE)).take_while(|(one, other)| one == other).count();
    let end = (strides * STRIDE).min(one.len()).min(other.len());
    let (one, other) = (&one[..one.len() - end], &other[..other.len() - end]);
    end + one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other).count()
}

fn list(names: &[String]) -> String {
    names.iter().map(|name| escape(name) + " ").collect()
}

fn names(list: &str) -> Vec<String> {
    list.split_terminator(' ').map(unescape).collect()
}

/// Names are rarely odd; what separates them in an index must not be part of one.
fn escape(name: &str) -> String {
    if !name.bytes().any(|byte| matches!(byte, b'%' | b' ' | b'\t' | b'\n' | b'\r')) {
        return name.to_owned();
    }
    name.replace('%', "%25").replace(' ', "%20").replace('\t', "%09").replace('\n', "%0a").replace('\r', "%0d")
}

fn unescape(name: &str) -> String {
    if !name.contains('%') {
        return name.to_owned();
    }
    name.replace("%0d", "\r").replace("%0a", "\n").replace("%09", "\t").replace("%20", " ").replace("%25", "%")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Column, Index};

    fn table(name: &str, column: &str) -> Table {
        Table { name: name.to_owned(), columns: vec![Column::new(column, DataType::Int64)], ..Table::default() }
    }

    fn difference(before: &[Table], after: &[Table]) -> (Vec<String>, Vec<String>) {
        let (before, after) = (TableTexts::of(before), TableTexts::of(after));
        let Difference { before: gone, after: new } = after.differ(&before.text);
        let gone = gone.into_iter().map(|block| read_block(block).unwrap().name).collect();
        (gone, new.into_iter().map(|at| after.entries[at].name.clone()).collect())
    }

    #[test]
    fn what_differs_is_found_wherever_it_is() {
        let all: Vec<Table> = ["a", "aa", "aaa", "b", "ba"].map(|name| table(name, "id")).to_vec();
        for start in 0..=all.len() {
            for end in start..=all.len() {
                let names: Vec<String> = all[start..end].iter().map(|table| table.name.clone()).collect();
                let without = [&all[..start], &all[end..]].concat();
                assert_eq!(difference(&without, &all), (vec![], names.clone()), "{start} {end}");
                assert_eq!(difference(&all, &without), (names.clone(), vec![]), "{start} {end}");
                let changed = [&all[..start], &all[start..end].iter().map(|old| table(&old.name, "idd")).collect::<Vec<_>>(), &all[end..]];
                assert_eq!(difference(&all, &changed.concat()), (names.clone(), names), "{start} {end}");
                let moved = [&all[start..end], &all[..start], &all[end..]].concat();
                assert_eq!(difference(&all, &moved), (vec![], vec![]), "{start} {end}");
            }
        }
    }

    #[test]
    fn a_block_that_is_there_twice_is_seen() {
        let twice = [table("a", "id"), table("b", "id"), table("a", "id")];
        let (gone, new) = difference(&twice, &twice[..2]);
        assert_eq!((gone, new), (vec!["a".to_owned()], vec![]));
    }

    #[test]
    fn an_index_and_its_text_belong_together() {
        let texts = TableTexts::of(&[table("a b", "id"), table("%20\t\n", "id"), table("c", "id")]);
        assert_eq!(TableTexts::resume(&texts.index(), &texts.text), Some(texts.clone()));
        assert_eq!(TableTexts::resume(&texts.index(), &texts.text[1..]), None);
        assert_eq!(TableTexts::resume("", ""), Some(TableTexts::default()));
        let changed = [table("c", "other")];
        let expected = [table("a b", "id"), table("%20\t\n", "id"), changed[0].clone()];
        assert_eq!(texts.with(&changed), TableTexts::of(&expected));
        assert_eq!(texts.with(&changed).read("c"), Ok(Some(changed[0].clone())));
    }

    #[test]
    fn the_names_of_indexes_are_in_the_line_of_their_table() {
        let index = |name: &str| Index { name: name.to_owned(), ..Index::default() };
        let with = |name: &str, indexes: &[&str]| Table { indexes: indexes.iter().copied().map(index).collect(), ..table(name, "id") };
        let texts = TableTexts::of(&[with("a", &[]), with("b", &["one", "a b\t"]), with("c", &["three"])]);
        let found = |table: &str, index: &str| texts.has_index(table, index);
        assert!(found("b", "one") && found("b", "a b\t") && found("c", "three"));
        assert!(!found("a", "one") && !found("b", "three") && !found("b", ""));
        assert!(texts.is_taken("THREE", "b") && texts.is_taken("A", "b") && !texts.is_taken("three", "c"));
        assert_eq!(TableTexts::resume(&texts.index(), &texts.text), Some(texts.clone()));
    }
}

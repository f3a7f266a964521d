//! What of a table stays as it is, and what gets another name, leaves or appears.

use super::GRAMMAR;
use super::types::enum_of;
use crate::dialect::change::{TableChange, Value};
use crate::dialect::enums::have_numbers;
use crate::dialect::value::conversion;
use crate::schema::{Check, Column, DataType, ForeignKey, Index, IndexKey, Table, expression};

/// A table before and after the change, under the same name.
pub(super) struct Sides<'a> {
    /// Where its values come from.
    pub change: &'a TableChange,
    /// Before.
    pub staged: &'a Table,
    /// After.
    pub target: &'a Table,
}

impl<'a> Sides<'a> {
    /// The column of `staged` that becomes a column of `target`.
    pub(super) fn origin(&self, column: &Column) -> Option<&'a Column> {
        let from = self.change.source(&column.name)?.from.as_ref()?;
        self.staged.column(from).filter(|origin| !self.is_computed_anew(origin, column))
    }

    /// Whether a column has to be dropped and added, because the server can't change what it computes, or computes from.
    fn is_computed_anew(&self, origin: &Column, column: &Column) -> bool {
        let Some(generated) = &column.generated else { return false };
        let changed = |other: &&Column| expression::mentions(&generated.expression, &other.name) && !self.keeps_type(&other.name);
        column.generated != origin.generated
            || column.data_type != origin.data_type
            || column.collation != origin.collation
            || self.target.columns.iter().filter(|other| other.name != column.name).any(|other| changed(&other))
    }

    /// Whether a column is the same one before and after.
    pub(super) fn stays(&self, name: &str) -> bool {
        self.target.column(name).and_then(|column| self.origin(column)).is_some_and(|origin| origin.name == name)
    }

    /// Whether a column's values are computed anew while it changes its type, be it to the same.
    pub(super) fn recomputes(&self, name: &str) -> bool {
        self.change.source(name).is_some_and(|source| match &source.value {
            Value::Recast { .. } => true,
            Value::Converted { before, after } => {
                have_numbers(before, after) && conversion(&GRAMMAR, before, after, "").is_ok_and(|cast| cast.expression.is_some())
            }
            Value::Kept | Value::New { .. } | Value::Restored { .. } | Value::Replaced { .. } => false,
        })
    }

    /// Whether a column is the same one before and after, of the same type.
    pub(super) fn keeps_type(&self, name: &str) -> bool {
        let source = self.change.source(name);
        let (staged, target) = (self.staged.column(name), self.target.column(name));
        let same = staged.zip(target).is_some_and(|(a, b)| a.data_type == b.data_type && a.collation == b.collation);
        same && !self.recomputes(name) && source.is_some_and(|source| source.from.as_deref() == Some(name))
    }

    /// Whether an expression reads the same from the same columns.
    fn keeps_meaning(&self, sql: &str) -> bool {
        let mentioned = self.staged.columns.iter().filter(|column| expression::mentions(sql, &column.name));
        mentioned.into_iter().all(|column| self.stays(&column.name) && !self.retypes_hard(&column.name))
    }

    /// Whether a column gets a type for which an expression over the old one may not do.
    fn retypes_hard(&self, name: &str) -> bool {
        let types = self.staged.column(name).zip(self.target.column(name));
        types.is_some_and(|(staged, target)| is_hard(&staged.data_type, &target.data_type))
    }

    fn keeps_index(&self, index: &Index) -> bool {
        let keys = index.parts.iter().all(|part| match &part.key {
            IndexKey::Column(name) => self.stays(name),
            IndexKey::Expression(sql) => self.keeps_meaning(sql),
        });
        keys && index.include.iter().all(|name| self.stays(name)) && index.filter.iter().all(|sql| self.keeps_meaning(sql))
    }

    /// The indexes, unique and exclusion constraints among them.
    pub(super) fn indexes(&self) -> Parts<'a, Index> {
        compare(&self.staged.indexes, &self.target.indexes, |index| self.keeps_index(index))
    }

    /// The checks.
    pub(super) fn checks(&self) -> Parts<'a, Check> {
        compare(&self.staged.checks, &self.target.checks, |check| self.keeps_meaning(&check.expression))
    }

    /// The foreign keys. `keeps_target` tells of one that is there before and after whether what it refers to stays as it is.
    pub(super) fn foreign_keys(&self, keeps_target: impl Fn(&ForeignKey) -> bool) -> Parts<'a, ForeignKey> {
        let keeps = |key: &ForeignKey| key.columns.iter().all(|name| self.keeps_type(name)) && keeps_target(key);
        compare(&self.staged.foreign_keys, &self.target.foreign_keys, keeps)
    }

    /// Whether a foreign key to these columns can stay.
    pub(super) fn keeps_target(&self, columns: &[String]) -> bool {
        columns.iter().all(|name| self.keeps_type(name)) && self.keeps_key(columns)
    }

    /// Whether the primary key stays, though perhaps under another name.
    pub(super) fn keeps_primary_key(&self) -> bool {
        self.staged.primary_key == self.target.primary_key && self.target.primary_key.iter().all(|name| self.stays(name))
    }

    /// Whether no key over these columns, in whatever order, leaves.
    fn keeps_key(&self, columns: &[String]) -> bool {
        let same = |key: &[&str]| key.len() == columns.len() && columns.iter().all(|column| key.contains(&column.as_str()));
        let primary_key: Vec<&str> = self.staged.primary_key.iter().map(String::as_str).collect();
        let leaves = |index: &&Index| {
            let parts: Option<Vec<&str>> = index.parts.iter().map(crate::schema::IndexPart::column_name).collect();
            index.unique && parts.is_some_and(|parts| same(&parts))
        };
        (self.keeps_primary_key() || !same(&primary_key)) && !self.indexes().gone.iter().any(leaves)
    }

    /// Whether rows can refer to these columns from the beginning of the change to its end.
    pub(super) fn has_key(&self, columns: &[String]) -> bool {
        is_key(self.staged, columns) && self.keeps_target(columns)
    }
}

/// Whether the columns, in any order, are the primary key or one whole unique index.
pub(super) fn is_key(table: &Table, columns: &[String]) -> bool {
    let same = |key: &[&str]| key.len() == columns.len() && columns.iter().all(|column| key.contains(&column.as_str()));
    let primary_key: Vec<&str> = table.primary_key.iter().map(String::as_str).collect();
    let whole = |index: &&Index| index.unique && index.filter.is_none();
    let indexes = table.indexes.iter().filter(whole);
    same(&primary_key)
        || indexes
            .filter_map(|index| index.parts.iter().map(crate::schema::IndexPart::column_name).collect::<Option<Vec<_>>>())
            .any(|key| same(&key))
}

/// Whether a change of type is more than one of size: what is written over one type need not be SQL over the other.
pub(super) fn is_hard(before: &DataType, after: &DataType) -> bool {
    let is_number =
        |data_type: &DataType| data_type.is_integer() || matches!(data_type, DataType::Float32 | DataType::Float64 | DataType::Decimal(_));
    let is_text = |data_type: &DataType| matches!(data_type, DataType::Text(_));
    let is_bytes = |data_type: &DataType| matches!(data_type, DataType::Bytes(_));
    let same = before == after && enum_of(before) == enum_of(after);
    !same && ![&is_number as &dyn Fn(&DataType) -> bool, &is_text, &is_bytes].iter().any(|class| class(before) && class(after))
}

/// How the parts of one kind change.
pub(super) struct Parts<'a, T> {
    /// Those that leave.
    pub gone: Vec<&'a T>,
    /// Those that get another name, before and after.
    pub renamed: Vec<(&'a T, &'a T)>,
    /// Those that stay as they are, before and after.
    pub kept: Vec<(&'a T, &'a T)>,
    /// Those that appear.
    pub added: Vec<&'a T>,
}

/// A named part of a table.
pub(super) trait Part {
    /// Its name.
    fn name(&self) -> &str;

    /// Whether the two differ in nothing but their names and what can be changed in place.
    fn is_like(&self, other: &Self) -> bool;
}

impl Part for Index {
    fn name(&self) -> &str {
        &self.name
    }

    fn is_like(&self, other: &Self) -> bool {
        Self { name: String::new(), ..self.clone() } == Self { name: String::new(), ..other.clone() }
    }
}

impl Part for Check {
    fn name(&self) -> &str {
        &self.name
    }

    fn is_like(&self, other: &Self) -> bool {
        (&self.expression, self.no_inherit) == (&other.expression, other.no_inherit)
    }
}

impl Part for ForeignKey {
    fn name(&self) -> &str {
        &self.name
    }

    fn is_like(&self, other: &Self) -> bool {
        let plain = |key: &Self| Self { name: String::new(), deferral: crate::schema::Deferral::Never, ..key.clone() };
        plain(self) == plain(other)
    }
}

fn compare<'a, T: Part>(before: &'a [T], after: &'a [T], keeps: impl Fn(&T) -> bool) -> Parts<'a, T> {
    let (mut left, mut added): (Vec<&T>, Vec<&T>) = (before.iter().collect(), Vec::new());
    let (mut kept, mut renamed) = (Vec::new(), Vec::new());
    for part in after {
        match left.iter().position(|other| other.name() == part.name() && other.is_like(part) && keeps(other)) {
            Some(at) => kept.push((left.remove(at), part)),
            None => added.push(part),
        }
    }
    added.retain(|part| match left.iter().position(|other| other.is_like(part) && keeps(other)) {
        Some(at) => {
            renamed.push((left.remove(at), *part));
            false
        }
        None => true,
    });
    Parts { gone: left, renamed, kept, added }
}

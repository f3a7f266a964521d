//! The versions that a column goes through when numbers stand for the variants of its enum, before or after.
//!
//! A variant is known by its text, and a change in place follows it from text to text; from number to number also to another text, when the
//! number stays ([`EnumType::successor`]). What that does not say in one change is said in two: first every variant gets what rows hold for
//! it in the end, then it gets its text.

use std::collections::BTreeSet;

use crate::Pair;
use crate::schema::{Column, DataType, Default, EnumType, Numbers, Stored};

/// What comes before the change of a column.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Stages {
    /// The versions that it becomes in place, one after the other.
    pub(super) columns: Vec<Column>,
    /// The texts that are then still to be replaced, and by which.
    pub(super) renamed: Vec<(String, String)>,
}

/// The stages of a column whose variants are renamed like this. `is_filled` says that rows without a value get one later.
pub(super) fn stages(columns: Pair<&Column>, renamed: Vec<(String, String)>, is_filled: bool) -> Stages {
    let (DataType::Enum(from), DataType::Enum(to)) = (&columns.before.data_type, &columns.after.data_type) else {
        return Stages { columns: Vec::new(), renamed };
    };
    let change = Change { from, to, renamed: &renamed };
    if change.is_said_at_once() {
        let renamed = if change.has_numbers() { Vec::new() } else { renamed };
        return Stages { columns: Vec::new(), renamed };
    }
    let first = change.first();
    let nullable = columns.before.nullable && (columns.after.nullable || is_filled);
    let has = |default: &Default| !matches!(default, Default::Variant(text) if !first.variants.contains(text));
    let default = columns.after.default.clone().filter(has);
    let is_there = first.stored == from.stored && first.variants == from.variants;
    let column = Column { data_type: DataType::Enum(first), nullable, default, ..columns.after.clone() };
    let renamed = if change.merges() { renamed } else { Vec::new() };
    Stages { columns: if is_there { Vec::new() } else { vec![column] }, renamed }
}

/// One enum becomes another.
struct Change<'a> {
    from: &'a EnumType,
    to: &'a EnumType,
    /// The old text and the new one, each old text once.
    renamed: &'a [(String, String)],
}

impl<'a> Change<'a> {
    fn has_numbers(&self) -> bool {
        self.from.numbers().is_some() || self.to.numbers().is_some()
    }

    /// The text that a variant has in the end.
    fn target(&self, text: &'a str) -> Option<&'a str> {
        let renamed = self.renamed.iter().find(|(old, _)| old == text).map(|(_, new)| new.as_str());
        renamed.or_else(|| self.to.variants.iter().any(|other| other == text).then_some(text))
    }

    /// The variants that stay, perhaps with another text.
    fn kept(&self) -> impl Iterator<Item = &'a String> {
        self.from.variants.iter().filter(|text| self.target(text).is_some())
    }

    /// Whether two variants become one.
    fn merges(&self) -> bool {
        let targets: Vec<&str> = self.kept().filter_map(|text| self.target(text)).collect();
        targets.iter().collect::<BTreeSet<_>>().len() < targets.len()
    }

    /// Whether there are no numbers, or one change in place leads each variant to where it belongs and those that are gone nowhere.
    fn is_said_at_once(&self) -> bool {
        !self.has_numbers() || self.from.variants.iter().all(|text| self.from.successor(text, self.to) == self.target(text))
    }

    /// The first version.
    fn first(&self) -> EnumType {
        let name = self.to.name.clone();
        let variants: Vec<String> = self.kept().cloned().collect();
        match (self.to.numbers(), self.from.numbers()) {
            (Some(numbers), _) => {
                let stored = Stored::Integer(self.numbered(numbers));
                EnumType { name, variants, stored }
            }
            // The numbers tell who has which new text.
            (None, Some(numbers)) if !self.merges() => {
                let each = self.kept().filter_map(|text| self.from.number(text)).collect();
                let variants = self.kept().filter_map(|text| self.target(text)).map(str::to_owned).collect();
                let stored = Stored::Integer(Numbers { data_type: numbers.data_type.clone(), each });
                EnumType { name, variants, stored }
            }
            (None, _) => EnumType { name, variants, stored: self.to.stored.clone() },
        }
    }

    /// The numbers of the variants that stay: those that they have in the end, except that of two which become one the second waits with a
    /// number that nobody has.
    fn numbered(&self, numbers: &Numbers) -> Numbers {
        let own = |text: &str| self.to.number(self.target(text)?);
        let mut each: Vec<Option<i64>> = Vec::new();
        for text in self.kept() {
            // The one that has the text already comes first, wherever it stands.
            let waits = self.target(text).is_some_and(|target| {
                let there = self.kept().find(|other| *other == target);
                let first = there.or_else(|| self.kept().find(|other| self.target(other) == Some(target)));
                first != Some(text)
            });
            each.push(if waits { None } else { own(text) });
        }
        let mut taken: BTreeSet<i64> = each.iter().flatten().chain(&numbers.each).copied().collect();
        let mut data_type = numbers.data_type.clone();
        let mut found = Vec::with_capacity(each.len());
        for (text, number) in self.kept().zip(each) {
            found.push(number.unwrap_or_else(|| {
                let number = free(self.from.number(text), &taken, &mut data_type);
                taken.insert(number);
                number
            }));
        }
        Numbers { data_type, each: found }
    }
}

/// A number that nobody has: the one that it has already, if that is free, else the smallest. The type becomes larger where it has no other.
fn free(own: Option<i64>, taken: &BTreeSet<i64>, data_type: &mut Box<DataType>) -> i64 {
    let fits =
        |number: i64, data_type: &DataType| data_type.integer_range().is_some_and(|(low, high)| (low..=high).contains(&i128::from(number)));
    let is_free = |number: &i64| !taken.contains(number);
    if let Some(own) = own.filter(is_free).filter(|own| fits(*own, data_type)) {
        return own;
    }
    let number = (0..=i64::MAX).find(is_free).unwrap_or_default();
    if !fits(number, data_type) {
        **data_type = DataType::Int64;
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `a=1 b=2` has numbers, `a b` has not.
    fn enum_type(text: &str) -> EnumType {
        let parts: Vec<(&str, Option<&str>)> =
            text.split(' ').map(|part| part.split_once('=').map_or((part, None), |(text, number)| (text, Some(number)))).collect();
        let variants = parts.iter().map(|(text, _)| (*text).to_owned()).collect();
        let each: Option<Vec<i64>> = parts.iter().map(|(_, number)| number.and_then(|number| number.parse().ok())).collect();
        let stored = each.map_or(Stored::Text, |each| Stored::Integer(Numbers { data_type: Box::new(DataType::Int16), each }));
        EnumType { name: "role".to_owned(), variants, stored }
    }

    fn shown(data_type: &DataType) -> String {
        let DataType::Enum(own) = data_type else { return data_type.to_string() };
        let one = |text: &String| own.number(text).map_or_else(|| text.clone(), |number| format!("{text}={number}"));
        own.variants.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    /// The stages, and after `;` what is left to be renamed.
    fn staged(before: &str, after: &str, renamed: &str) -> String {
        let column = |text: &str| Column::new("role", DataType::Enum(enum_type(text)));
        let renamed = renamed.split_whitespace().filter_map(|pair| pair.split_once('>'));
        let renamed = renamed.map(|(old, new)| (old.to_owned(), new.to_owned())).collect();
        let (before, after) = (column(before), column(after));
        let found = stages(Pair::new(&before, &after), renamed, false);
        let mut parts: Vec<String> = found.columns.iter().map(|column| shown(&column.data_type)).collect();
        parts.extend(found.renamed.iter().map(|(old, new)| format!("{old}>{new}")));
        parts.join(", ")
    }

    #[test]
    fn what_one_change_does_not_say_is_said_in_two() {
        for (before, after, renamed, expected) in [
            ("a b", "a c", "b>c", "b>c"),
            ("a b", "a=1 b=2", "", ""),
            ("a=1 b=2", "a=2 b=1", "", ""),
            ("a=1 b=2", "a b", "", ""),
            // The number says who it is.
            ("a=1 b=2", "a=1 c=2", "b>c", ""),
            ("a=1 b=2", "a=5 c=2", "b>c", ""),
            ("a=1 b=2", "a=1 c=3", "b>c", "a=1 b=3"),
            ("a b", "a=1 c=3", "b>c", "a=1 b=3"),
            ("a=1 b=2", "a c", "b>c", "a=1 c=2"),
            // A new variant takes the number of one that is gone.
            ("a=1 b=2", "a=1 c=2", "", "a=1"),
            ("a=1 b=2", "a=1 c=3", "", ""),
            // Two become one.
            ("a=1 b=2", "a=1", "b>a", "b>a"),
            ("a=1 b=2", "a=2", "b>a", "a=2 b=0, b>a"),
            ("a b", "a=7", "b>a", "a=7 b=0, b>a"),
            ("a=1 b=2", "a", "b>a", "a b, b>a"),
            ("a=1 b=2 d=3", "a=1 c=2", "b>c d>c", "b>c, d>c"),
            ("b=2 a=1", "a=1", "b>a", "b>a"),
        ] {
            assert_eq!(staged(before, after, renamed), expected, "{before} to {after} with {renamed}");
        }
    }
}

//! Variants of an enum that stays: which stored text became which.

use super::ColumnIntent;
use crate::Pair;
use crate::schema::{DataType, EnumType};

/// What becomes of the texts that rows may hold.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Variants {
    /// Each text that is replaced, and by which.
    pub(super) renamed: Vec<(String, String)>,
    /// The texts that are new without being declared so.
    pub(super) added: Vec<String>,
    /// The texts that are gone and could be one of them.
    pub(super) removed: Vec<String>,
}

impl Variants {
    /// Compares.
    pub(super) fn new(types: Pair<&DataType>, intent: Option<&ColumnIntent>) -> Self {
        let Some((before, after)) = enums(types) else { return Self::default() };
        let gone = |text: &&String| !after.variants.contains(text);
        let hints = |text: &String| intent.and_then(|intent| intent.variants.get(text));
        let renamed = intent.map(|intent| renamed(Pair::new(before, after), intent)).unwrap_or_default();
        let is_open = |text: &&String| gone(text) && !renamed.iter().any(|(old, _)| old == *text);
        let removed: Vec<String> = before.variants.iter().filter(is_open).cloned().collect();
        let is_new = |text: &String| hints(text).is_some_and(|hints| hints.new);
        let is_asked = |text: &&String| !before.variants.contains(text) && !is_new(text) && !renamed.iter().any(|(_, new)| new == *text);
        let added: Vec<String> = after.variants.iter().filter(is_asked).cloned().collect();
        // Another enum altogether is no enum whose variants were renamed.
        let is_same = before.name == after.name || before.variants.iter().any(|text| !gone(&text));
        if is_same && !added.is_empty() && !removed.is_empty() {
            return Self { renamed, added, removed };
        }
        Self { renamed, ..Self::default() }
    }
}

/// Each text that is replaced, and by which: only one that is gone is, so a hint that stays in the source means nothing once it was followed.
pub(super) fn renamed(enums: Pair<&EnumType>, intent: &ColumnIntent) -> Vec<(String, String)> {
    let mut renamed: Vec<(String, String)> = Vec::new();
    for text in &enums.after.variants {
        for from in intent.variants.get(text).into_iter().flat_map(|hints| &hints.renamed_from) {
            let is_gone = enums.before.variants.contains(from) && !enums.after.variants.contains(from);
            if is_gone && !renamed.iter().any(|(old, _)| old == from) {
                renamed.push((from.clone(), text.clone()));
            }
        }
    }
    renamed
}

/// The enums of two columns that both hold one, or lists of one.
pub(super) fn enums(types: Pair<&DataType>) -> Option<(&EnumType, &EnumType)> {
    match (types.before, types.after) {
        (DataType::Enum(before), DataType::Enum(after)) => Some((before, after)),
        (DataType::Array(before), DataType::Array(after)) => enums(Pair::new(before, after)),
        (_, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::VariantIntent;
    use super::*;

    fn enum_type(name: &str, texts: &str) -> DataType {
        DataType::Enum(EnumType::new(name, texts.split(' ').map(str::to_owned).collect()))
    }

    /// `hints` are `text<old` and `+text`. The result is `old>new` for what is renamed, `added?removed` for what is asked.
    fn compared(before: &str, after: &str, hints: &str) -> String {
        let mut intent = ColumnIntent::default();
        for hint in hints.split_whitespace() {
            if let Some(text) = hint.strip_prefix('+') {
                intent.variants.insert(text.to_owned(), VariantIntent { new: true, ..VariantIntent::default() });
            } else if let Some((text, old)) = hint.split_once('<') {
                intent.variants.entry(text.to_owned()).or_default().renamed_from.push(old.to_owned());
            }
        }
        let (before, after) = (enum_type("role", before), enum_type("role", after));
        let found = Variants::new(Pair::new(&before, &after), Some(&intent));
        let mut words: Vec<String> = found.renamed.iter().map(|(old, new)| format!("{old}>{new}")).collect();
        if !found.added.is_empty() {
            words.push(format!("{}?{}", found.added.join("+"), found.removed.join("+")));
        }
        words.join(" ")
    }

    #[test]
    fn what_counts_and_what_is_asked() {
        for (before, after, hints, expected) in [
            ("a b", "a b c", "", ""),
            ("a b", "a", "", ""),
            ("a b", "a c", "", "c?b"),
            ("a b", "c d", "", "c+d?a+b"),
            ("a b", "a c", "c<b", "b>c"),
            ("a b", "a c", "+c", ""),
            ("a b", "c d", "c<a", "a>c d?b"),
            ("a b", "c d", "c<a +d", "a>c"),
            ("a b", "c", "c<a c<b", "a>c b>c"),
            ("a b c", "a c", "c<b", "b>c"),
            ("a b", "c d", "c<a d<a", "a>c d?b"),
            ("a b", "b a", "a<b b<a", ""),
            ("a c", "a c d", "c<b", ""),
        ] {
            assert_eq!(compared(before, after, hints), expected, "{before} to {after} with {hints}");
        }
    }

    #[test]
    fn what_a_list_holds_counts() {
        let list = |texts: &str| DataType::Array(Box::new(enum_type("role", texts)));
        let (before, after) = (list("a b"), list("a c"));
        assert_eq!(Variants::new(Pair::new(&before, &after), None).removed, ["b"]);
        assert_eq!(Variants::new(Pair::new(&before, &enum_type("role", "a c")), None), Variants::default());
    }

    #[test]
    fn another_enum_is_another_enum() {
        let (role, color) = (enum_type("role", "a b"), enum_type("color", "x y"));
        assert_eq!(Variants::new(Pair::new(&role, &color), None), Variants::default());
        let part = enum_type("part", "a y");
        assert_eq!(Variants::new(Pair::new(&role, &part), None).removed, ["b"]);
    }
}

//! Which name became which: the declared renames, and the order in which names can be taken.
//!
//! A hint counts when the old name is in `before` and free: not in `after`, or in `after` as something that is new or itself renamed from
//! elsewhere. So chains (`a` to `b`, `b` to `c`) and swaps work, and a hint that has been followed once is inert from then on: the old
//! name is gone, or the hint is remembered as followed.

use std::collections::{BTreeMap, BTreeSet};

use super::Hint;

/// Something with a name before the change, something with a name after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Move<'a> {
    /// The name that is left.
    pub(super) from: &'a str,
    /// The name that is taken.
    pub(super) to: &'a str,
}

/// What the entities say about one name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hints<'a> {
    /// The name after the change.
    pub(super) name: &'a str,
    /// The names it had before, of which the first that counts is taken.
    pub(super) renamed_from: &'a [String],
    /// The table whose column it is; `None` for a table.
    pub(super) table: Option<&'a str>,
}

impl Hints<'_> {
    fn is_among(&self, followed: &[Hint], from: &str) -> bool {
        let (table, column) = self.table.map_or((self.name, None), |table| (table, Some(self.name)));
        let of_name = |hint: &&Hint| hint.variant.is_none() && hint.table == table && hint.column.as_deref() == column;
        followed.iter().filter(of_name).any(|hint| hint.from == from)
    }
}

/// The renames that count. `hints` come in declared order: where two claim one old name, the first has it. `stays` tells of a name whether
/// something has it after the change that is not said to be new.
pub(super) fn moves<'a>(
    hints: &[Hints<'a>],
    followed: &[Hint],
    is_before: impl Fn(&str) -> bool,
    stays: impl Fn(&str) -> bool,
) -> Vec<Move<'a>> {
    let mut moving: BTreeSet<&str> = hints.iter().map(|hint| hint.name).collect();
    loop {
        let mut taken = BTreeSet::new();
        let mut moves = Vec::new();
        for hint in hints.iter().filter(|hint| moving.contains(hint.name)) {
            let counts = |from: &&String| {
                let free = !stays(from) || moving.contains(from.as_str());
                let done = is_before(hint.name) && hint.is_among(followed, from);
                is_before(from) && from.as_str() != hint.name && free && !done && !taken.contains(from.as_str())
            };
            if let Some(from) = hint.renamed_from.iter().find(counts) {
                taken.insert(from.as_str());
                moves.push(Move { from, to: hint.name });
            }
        }
        if moves.len() == moving.len() {
            return moves;
        }
        moving = moves.iter().map(|found| found.to).collect();
    }
}

/// One rename after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rename {
    /// The name it has.
    pub(super) from: String,
    /// The name it gets.
    pub(super) to: String,
}

/// The moves in an order in which each finds its new name free. What is `displaced` leaves its name to others and keeps a temporary one;
/// so does, for a moment, one member of each circle. `temporary` gives that name.
pub(super) fn sequence(moves: &[Move<'_>], displaced: &[&str], temporary: fn(&str) -> String) -> Vec<Rename> {
    let away = displaced.iter().map(|from| Rename { from: (*from).to_owned(), to: temporary(from) });
    let mut sequence: Vec<Rename> = away.collect();
    let mut occupied: BTreeMap<String, usize> = BTreeMap::new();
    for found in moves {
        *occupied.entry(folded(found.from)).or_default() += 1;
    }
    let mut waiting: Vec<Rename> = moves.iter().map(|found| Rename { from: found.from.to_owned(), to: found.to.to_owned() }).collect();
    while !waiting.is_empty() {
        let count = waiting.len();
        waiting.retain(|rename| {
            let own = usize::from(folded(&rename.from) == folded(&rename.to));
            let free = occupied.get(&folded(&rename.to)).copied().unwrap_or(0) == own;
            if free {
                release(&mut occupied, &rename.from);
                sequence.push(rename.clone());
            }
            !free
        });
        if waiting.len() == count {
            let first = &mut waiting[0];
            let aside = temporary(&first.from);
            release(&mut occupied, &first.from);
            sequence.push(Rename { from: std::mem::replace(&mut first.from, aside.clone()), to: aside });
        }
    }
    sequence
}

/// Names that differ only in case are one name to some databases.
pub(super) fn folded(name: &str) -> String {
    name.to_ascii_lowercase()
}

fn release(occupied: &mut BTreeMap<String, usize>, name: &str) {
    if let Some(count) = occupied.get_mut(&folded(name)) {
        *count -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(before: &[&str], after: &[(&str, &[&str])], expected: &[(&str, &str)]) {
        let owned: Vec<(&str, Vec<String>)> =
            after.iter().map(|(name, from)| (*name, from.iter().map(ToString::to_string).collect())).collect();
        let hints: Vec<Hints<'_>> = owned
            .iter()
            .filter(|(_, from)| !from.is_empty())
            .map(|(name, renamed_from)| Hints { name, renamed_from, table: None })
            .collect();
        let moves = moves(&hints, &[], |name| before.contains(&name), |name| after.iter().any(|(other, _)| *other == name));
        let moves: Vec<(&str, &str)> = moves.iter().map(|found| (found.from, found.to)).collect();
        assert_eq!(moves, expected);
    }

    #[test]
    fn hints_that_count() {
        check(&["a"], &[("b", &["a"])], &[("a", "b")]);
        check(&["a"], &[("c", &["b", "a"])], &[("a", "c")]);
        check(&["b"], &[("b", &["a"])], &[]);
        check(&["a"], &[("a", &[]), ("b", &["a"])], &[]);
        check(&["a"], &[("b", &["a"]), ("c", &["a"])], &[("a", "b")]);
    }

    #[test]
    fn chains_and_circles() {
        check(&["a", "b"], &[("b", &["a"]), ("c", &["b"])], &[("a", "b"), ("b", "c")]);
        check(&["a", "b"], &[("a", &["b"]), ("b", &["a"])], &[("b", "a"), ("a", "b")]);
        check(&["b", "c"], &[("b", &["a"]), ("c", &["b"])], &[]);
        check(&["a", "b"], &[("a", &["b"])], &[("b", "a")]);
    }

    #[test]
    fn names_are_free_when_they_are_taken() {
        let names = |moves: &[(&'static str, &'static str)], displaced: &[&str]| {
            let moves: Vec<Move<'_>> = moves.iter().map(|(from, to)| Move { from, to }).collect();
            sequence(&moves, displaced, crate::schema::name::temporary)
                .iter()
                .map(|rename| format!("{}>{}", rename.from, rename.to))
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(names(&[("a", "b"), ("b", "c")], &[]), "b>c a>b");
        assert_eq!(names(&[("a", "b"), ("b", "a")], &[]), "a>_migrator_a b>a _migrator_a>b");
        assert_eq!(names(&[("a", "A")], &[]), "a>A");
        assert_eq!(names(&[("a", "B"), ("b", "A")], &[]), "a>_migrator_a b>A _migrator_a>B");
        assert_eq!(names(&[("b", "a")], &["a"]), "a>_migrator_a b>a");
    }
}

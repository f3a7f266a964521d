//! Renames of which one may take the name that another leaves.

use std::collections::BTreeSet;

/// Pairs of old and new names in an order in which each new name is free; what only trades names in a circle goes by way of
/// `temporary`.
pub(super) fn renames(mut pending: Vec<(String, String)>, temporary: impl Fn(&str) -> String) -> Vec<(String, String)> {
    let mut sequence = Vec::new();
    while !pending.is_empty() {
        let taken: BTreeSet<&String> = pending.iter().map(|(from, _)| from).collect();
        if let Some(at) = pending.iter().position(|(_, to)| !taken.contains(to)) {
            sequence.push(pending.remove(at));
        } else {
            let (from, to) = pending.remove(0);
            let between = temporary(&to);
            sequence.push((from, between.clone()));
            pending.push((between, to));
        }
    }
    sequence
}

#[cfg(test)]
mod tests {
    use super::renames;

    fn order(pairs: &[(&str, &str)]) -> String {
        let pairs = pairs.iter().map(|(from, to)| ((*from).to_owned(), (*to).to_owned())).collect();
        renames(pairs, |name| format!("_{name}")).iter().map(|(from, to)| format!("{from}>{to}")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn names_are_free_when_they_are_taken() {
        assert_eq!(order(&[("a", "b"), ("b", "c")]), "b>c a>b");
        assert_eq!(order(&[("a", "b"), ("b", "a")]), "a>_b b>a _b>b");
        assert_eq!(order(&[("a", "b"), ("b", "c"), ("c", "a"), ("x", "y")]), "x>y a>_b c>a b>c _b>b");
    }
}

//! The nearest known name to one that is not known.

/// The candidate that differs least from `name`, if it is near enough to be a slip: at most one edit in three letters.
#[must_use]
pub(crate) fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = name.chars().count().max(3) / 3;
    candidates
        .into_iter()
        .map(|candidate| (distance(name, candidate), candidate))
        .filter(|&(distance, _)| distance <= limit)
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, candidate)| candidate)
}

/// The number of letters to insert, delete, replace or swap with their neighbour to get from one word to the other.
fn distance(from: &str, to: &str) -> usize {
    let (from, to): (Vec<char>, Vec<char>) = (from.chars().collect(), to.chars().collect());
    let mut before_last = Vec::new();
    let mut last: Vec<usize> = (0..=to.len()).collect();
    for (row, &a) in from.iter().enumerate() {
        let mut current = vec![row + 1];
        for (at, &b) in to.iter().enumerate() {
            let replaced = last[at] + usize::from(a != b);
            let mut best = replaced.min(last[at + 1] + 1).min(current[at] + 1);
            if row > 0 && at > 0 && a == to[at - 1] && from[row - 1] == b {
                best = best.min(before_last[at - 1] + 1);
            }
            current.push(best);
        }
        before_last = std::mem::replace(&mut last, current);
    }
    last[to.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_recognised_and_other_words_are_not() {
        let known = ["primary_key", "unique", "index", "length", "on_delete"];
        for (name, expected) in [
            ("primary", None),
            ("primarykey", Some("primary_key")),
            ("uniqeu", Some("unique")),
            ("idx", None),
            ("lenght", Some("length")),
            ("ondelete", Some("on_delete")),
            ("colour", None),
        ] {
            assert_eq!(nearest(name, known), expected, "{name}");
        }
    }
}

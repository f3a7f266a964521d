//! What indexes, foreign keys and checks have in common: they belong to a table, have a name that may be generated, and are either the
//! same, the same under another name, or dropped and added.

/// A named part of a table.
pub(super) trait Part: PartialEq {
    fn name(&self) -> &str;

    /// Whether the two differ in nothing but their names.
    fn same_but_name(&self, other: &Self) -> bool;
}

/// How the parts of one kind in one table change. Positions are those in the lists that were compared.
pub(super) struct Difference {
    pub(super) dropped: Vec<usize>,
    /// The positions before and after.
    pub(super) renamed: Vec<(usize, usize)>,
    pub(super) added: Vec<usize>,
}

/// Compares the parts of a table. Those for which `broken` holds can't stay as they are.
pub(super) fn compare<T: Part>(before: &[T], after: &[T], broken: impl Fn(usize) -> bool) -> Difference {
    let mut matched = vec![false; before.len()];
    let mut added = Vec::new();
    for (to, part) in after.iter().enumerate() {
        match before.iter().position(|other| other.name() == part.name()) {
            Some(from) if before[from] == *part && !broken(from) => matched[from] = true,
            Some(_) | None => added.push(to),
        }
    }
    let is_named = |part: &T| after.iter().any(|other| other.name() == part.name());
    let is_new = |part: &T| before.iter().all(|other| other.name() != part.name());
    let mut renamed = Vec::new();
    added.retain(|&to| {
        let mut free = (0..before.len()).filter(|&from| !matched[from] && !broken(from) && !is_named(&before[from]));
        let found = free.find(|&from| is_new(&after[to]) && before[from].same_but_name(&after[to]));
        if let Some(from) = found {
            matched[from] = true;
            renamed.push((from, to));
        }
        found.is_none()
    });
    let dropped = (0..before.len()).filter(|&from| !matched[from]).collect();
    Difference { dropped, renamed, added }
}

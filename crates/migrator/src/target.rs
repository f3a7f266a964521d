//! Naming a migration: by id, by the beginning of an id, or by name.

use crate::error::{Error, Kind};

/// How far [`Migrator::up_to`](crate::Migrator::up_to) and [`Migrator::down`](crate::Migrator::down) go. A migration is named by its id, by
/// the beginning of one that no other has, or by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Target {
    /// To how it is right after this migration. It is the last that `up_to` applies; `down` undoes what is newer.
    To(String),
    /// So many: the oldest that are pending, or the last that were applied, the newest first.
    Steps(usize),
    /// This migration alone, whatever else is pending or was applied since.
    Only(String),
    /// Everything.
    All,
}

impl From<&str> for Target {
    fn from(name: &str) -> Self {
        Self::To(name.to_owned())
    }
}

impl From<String> for Target {
    fn from(name: String) -> Self {
        Self::To(name)
    }
}

impl From<usize> for Target {
    fn from(steps: usize) -> Self {
        Self::Steps(steps)
    }
}

/// A migration that can be named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Named<'a> {
    pub(crate) id: &'a str,
    pub(crate) name: &'a str,
}

/// How many names an error lists.
const LISTED_MAX: usize = 5;

/// The position in `all` of the one migration that `wanted` names.
///
/// # Errors
///
/// Lists what comes near when none or several fit.
pub(crate) fn find(all: &[Named<'_>], wanted: &str) -> Result<usize, Error> {
    let wanted = wanted.trim();
    let positions = |fits: &dyn Fn(&Named<'_>) -> bool| -> Vec<usize> { (0..all.len()).filter(|&at| fits(&all[at])).collect() };
    let exact = positions(&|named| named.id == wanted || named.name == wanted || is_label(*named, wanted));
    let found = if exact.is_empty() && is_prefix(wanted) { positions(&|named| named.id.starts_with(wanted)) } else { exact };
    match found.as_slice() {
        &[at] => Ok(at),
        [] => Err(unknown(all, wanted)),
        several => {
            let list: Vec<Named<'_>> = several.iter().map(|&at| all[at]).collect();
            let message = format!("`{wanted}` is the name of {} migrations: {}", list.len(), labels(&list));
            Err(Error::new(Kind::UnknownTarget, message).with_hint("give the whole id"))
        }
    }
}

fn is_label(named: Named<'_>, wanted: &str) -> bool {
    let label = wanted.strip_suffix(".rs").unwrap_or(wanted);
    let label = label.strip_prefix('m').unwrap_or(label);
    label.strip_prefix(named.id).and_then(|rest| rest.strip_prefix('_')) == Some(named.name)
}

fn is_prefix(wanted: &str) -> bool {
    !wanted.is_empty() && wanted.bytes().all(|byte| byte.is_ascii_digit())
}

fn unknown(all: &[Named<'_>], wanted: &str) -> Error {
    let mut near: Vec<(usize, Named<'_>)> = all.iter().map(|&named| (distance_to(named, wanted), named)).collect();
    near.sort();
    let close: Vec<Named<'_>> =
        near.iter().filter(|(distance, _)| *distance <= 1 + wanted.len() / 3).map(|&(_, named)| named).take(LISTED_MAX).collect();
    let error = Error::new(Kind::UnknownTarget, format!("there is no migration `{wanted}`; nothing was done"));
    if all.is_empty() {
        error.with_hint("there are no migrations at all")
    } else if close.is_empty() {
        let last: Vec<Named<'_>> = all.iter().rev().copied().take(LISTED_MAX).collect();
        error.with_hint(format!("the newest are {}", labels(&last)))
    } else {
        error.with_hint(format!("close to it: {}", labels(&close)))
    }
}

fn distance_to(named: Named<'_>, wanted: &str) -> usize {
    if named.name.contains(wanted) || wanted.contains(named.name) {
        return 1;
    }
    let label = format!("{}_{}", named.id, named.name);
    [named.id, named.name, &label].into_iter().map(|text| distance(text, wanted)).min().unwrap_or(usize::MAX)
}

fn labels(list: &[Named<'_>]) -> String {
    list.iter().map(|named| format!("`{}_{}`", named.id, named.name)).collect::<Vec<_>>().join(", ")
}

/// How many characters must be added, removed or replaced to get from one text to the other.
pub(crate) fn distance(one: &str, two: &str) -> usize {
    let two: Vec<char> = two.chars().collect();
    let mut row: Vec<usize> = (0..=two.len()).collect();
    for (at, c) in one.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], at + 1);
        for (column, &other) in two.iter().enumerate() {
            let replaced = diagonal + usize::from(c != other);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(row[column] + 1).min(diagonal + 1);
        }
    }
    row[two.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Named<'_>; 3] = [
        Named { id: "20250101000000", name: "initial" },
        Named { id: "20250102000000", name: "add_phone" },
        Named { id: "20250102000001", name: "add_mail" },
    ];

    #[test]
    fn finds_by_id_prefix_name_and_file() {
        for (wanted, at) in
            [("20250101000000", 0), ("20250101", 0), ("add_phone", 1), ("m20250102000001_add_mail.rs", 2), ("20250102000001", 2)]
        {
            assert_eq!(find(&ALL, wanted).unwrap(), at, "{wanted}");
        }
    }

    #[test]
    fn an_unknown_or_ambiguous_name_lists_what_is_near() {
        let typo = find(&ALL, "ad_phone").unwrap_err();
        assert!(typo.is_unknown_target());
        assert_eq!(typo.hint(), Some("close to it: `20250102000000_add_phone`"));
        let ambiguous = find(&ALL, "202501020").unwrap_err().to_string();
        assert!(ambiguous.contains("add_phone") && ambiguous.contains("add_mail"), "{ambiguous}");
        assert!(find(&ALL, "zzzzzz").unwrap_err().hint().unwrap().contains("add_mail"));
        assert!(find(&[], "x").is_err());
        assert!(find(&ALL, "").is_err());
    }

    #[test]
    fn distances() {
        for (one, two, expected) in [("", "abc", 3), ("kitten", "sitting", 3), ("same", "same", 0)] {
            assert_eq!(distance(one, two), expected);
        }
    }
}

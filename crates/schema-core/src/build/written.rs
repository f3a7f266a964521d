//! Which databases the migrations have SQL for. Two branches of which one adds a database can be merged so that a migration of the other one
//! has none for it.

use super::branches::schemas;
use super::chain::{self, Link};
use super::folder::SNAPSHOT;
use crate::Dialect;
use crate::diagnostic::{Code, Diagnostic};

/// The databases that the text of a migration names. None is named where it was written for one alone.
pub(super) fn named(text: &str) -> Vec<Dialect> {
    let is_named = |dialect: &Dialect| text.contains(&format!("Dialect::{}", dialect.variant()));
    Dialect::ALL.into_iter().filter(is_named).collect()
}

/// The migrations that have no SQL for one of the databases that the snapshot says they are for.
pub(super) fn gaps(links: &[Link], dialects: &[Dialect]) -> Vec<Diagnostic> {
    if dialects.len() < 2 {
        return Vec::new();
    }
    let all: Vec<&Link> = links.iter().collect();
    let starts: Vec<(Dialect, Option<&str>)> = dialects.iter().map(|dialect| (*dialect, chain::start(&all, *dialect))).collect();
    links.iter().filter(|link| schemas(link).is_some()).filter_map(|link| gap(link, &starts)).collect()
}

fn gap(link: &Link, starts: &[(Dialect, Option<&str>)]) -> Option<Diagnostic> {
    let counts = |start: Option<&str>| start.is_none_or(|start| link.id.as_str() >= start);
    let wanted: Vec<Dialect> = starts.iter().filter(|(_, start)| counts(*start)).map(|(dialect, _)| *dialect).collect();
    let named = link.header.as_ref().map_or(&[][..], |header| &header.named);
    let missing: Vec<&str> = wanted.iter().filter(|dialect| !named.contains(dialect)).map(|dialect| dialect.title()).collect();
    let has = match (named, &missing[..]) {
        (_, []) | ([], [_]) => return None,
        ([], _) => "SQL for one database alone".to_owned(),
        (_, missing) => format!("no SQL for {}", missing.join(" and ")),
    };
    let titles: Vec<&str> = wanted.iter().map(|dialect| dialect.title()).collect();
    let message = format!("`{}` has {has}, and `{SNAPSHOT}` says that the migrations are for {}", link.file, titles.join(" and "));
    let help = format!("if it is applied nowhere yet: delete it, and take the `{SNAPSHOT}` from before it; the next build writes it anew");
    let by_hand = "else write the rest into it: `match plan.dialect() { … }`, with an arm for each of them";
    Some(Diagnostic::new(Code::Chain, message).help(help).help(by_hand))
}

#[cfg(test)]
mod tests {
    use super::super::chain::Header;
    use super::*;

    fn link(id: u32, named: &[Dialect], starts: &[Dialect]) -> Link {
        let (id, name) = (format!("{id:014}"), "x".to_owned());
        let (from, to) = (Some(format!("{id}a")), Some(format!("{id}b")));
        let header = Header { id: id.clone(), name, from, to, starts: starts.to_vec(), named: named.to_vec(), risks: Vec::new() };
        Link { file: format!("m{id}_x.rs"), id, fingerprint: String::new(), header: Some(header) }
    }

    #[test]
    fn what_lacks_a_database_is_named() {
        const BOTH: &[Dialect] = &[Dialect::Sqlite, Dialect::Postgres];
        let start = || link(2, BOTH, &BOTH[1..]);
        let messages = |links: &[Link]| gaps(links, BOTH).into_iter().map(|gap| gap.message).collect::<Vec<_>>();
        assert_eq!(messages(&[link(1, &[], &[]), start(), link(3, BOTH, &[])]), [""; 0]);
        let all = "`.snapshot.json` says that the migrations are for SQLite and PostgreSQL";
        assert_eq!(
            messages(&[link(1, &[], &[]), start(), link(3, &[], &[]), link(4, &BOTH[..1], &[])]),
            [
                format!("`m00000000000003_x.rs` has SQL for one database alone, and {all}"),
                format!("`m00000000000004_x.rs` has no SQL for PostgreSQL, and {all}")
            ]
        );
        assert_eq!(gaps(&[link(1, &[], &[])], &BOTH[..1]), []);
        assert_eq!(named("match plan.dialect() { Dialect::Sqlite => {} Dialect::Postgres => {} _ => {} }"), BOTH);
    }
}

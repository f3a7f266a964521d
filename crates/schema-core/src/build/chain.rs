//! The migrations as one chain: each starts from the schema that the one before it reaches, and the snapshot is where the last one ends.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use super::branches::{Fork, schemas};
use super::written;
use crate::Dialect;
use crate::codegen::{self, Noted};
use crate::diagnostic::{Code, Diagnostic};
use crate::step::Temporary;

/// What a migration module says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) id: String,
    pub(super) name: String,
    /// The fingerprints, as text; `None` for a migration that changes no schema and does not say which one it finds.
    pub(super) from: Option<String>,
    pub(super) to: Option<String>,
    /// The databases whose history starts with it.
    pub(super) starts: Vec<Dialect>,
    /// The databases that its text names.
    pub(super) named: Vec<Dialect>,
    /// What it says can go wrong.
    pub(super) risks: Vec<Noted>,
}

/// A file of the migrations folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Link {
    /// The file's name.
    pub(super) file: String,
    /// The id in the file's name.
    pub(super) id: String,
    /// The fingerprint of its text.
    pub(super) fingerprint: String,
    /// `None` when the text holds none.
    pub(super) header: Option<Header>,
}

impl Link {
    /// Whether a person who names a migration so, by its id, name or file, means this one.
    pub(super) fn is_called(&self, wanted: &str) -> bool {
        [self.id.as_str(), &self.file].contains(&wanted) || self.header.as_ref().is_some_and(|header| header.name == wanted)
    }

    /// Its id and name, as people call it.
    pub(super) fn full_name(&self) -> &str {
        self.file.strip_suffix(".rs").and_then(|file| file.get(1..)).unwrap_or(&self.file)
    }
}

/// Defaults that are for one release only, with what people call the migrations that brought them.
pub(super) fn called(links: &[&Link], mut temporary: Vec<Temporary>) -> Vec<Temporary> {
    for since in temporary.iter_mut().filter_map(|one| one.since.as_mut()) {
        if let Some(link) = links.iter().find(|link| link.id == *since) {
            link.full_name().clone_into(since);
        }
    }
    temporary
}

/// Where a chain ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct End<'a> {
    /// The id of the last migration; `None` when there is no snapshot.
    pub(super) last: Option<&'a str>,
    /// The fingerprint of the schema.
    pub(super) fingerprint: &'a str,
    /// The databases that the migrations are written for, as the snapshot says.
    pub(super) dialects: &'a [Dialect],
}

/// Reads the header from a module's text: what is between `pub const MIGRATION` and the end of that item, and what its first lines say of risks.
pub(super) fn header(text: &str) -> Option<Header> {
    let tokens = item(text)?;
    let new = texts(call(&tokens, "new")?);
    let [id, name] = new.get(..2)? else { return None };
    let text_of = |method: &str| call(&tokens, method).and_then(|arguments| texts(arguments).into_iter().next());
    let starts = call(&tokens, "starts").map(dialects).unwrap_or_default();
    let (from, to, named) = (text_of("from"), text_of("to"), written::named(text));
    Some(Header { id: id.clone(), name: name.clone(), from, to, starts, named, risks: codegen::noted(text) })
}

/// The item `pub const MIGRATION` of a module, up to its end.
fn item(text: &str) -> Option<Vec<TokenTree>> {
    let item = &text[text.find("pub const MIGRATION")?..];
    // The text up to a semicolon in a literal leaves the quote open, and is no sequence of tokens.
    let in_comment = |text: &str| text.rsplit('\n').next().is_some_and(|line| line.contains("//"));
    let ends = item.match_indices(';').map(|(end, _)| &item[..end]).filter(|text| !in_comment(text));
    let tokens: TokenStream = ends.take(4).find_map(|text| text.parse().ok())?;
    Some(tokens.into_iter().collect())
}

/// The sets of migrations that a module says it stands for.
pub(super) fn replaces(text: &str) -> Vec<Vec<String>> {
    let items = |arguments: &Group| {
        arguments.stream().into_iter().find_map(|token| match token {
            TokenTree::Group(list) => Some(texts(&list)),
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => None,
        })
    };
    item(text).map(|tokens| calls(&tokens, "replaces").filter_map(items).collect()).unwrap_or_default()
}

/// The arguments of the first call of a function or method of this name.
fn call<'a>(tokens: &'a [TokenTree], name: &str) -> Option<&'a Group> {
    calls(tokens, name).next()
}

/// The arguments of all calls of a function or method of this name.
fn calls<'a>(tokens: &'a [TokenTree], name: &str) -> impl Iterator<Item = &'a Group> {
    tokens.windows(2).filter_map(move |pair| match pair {
        [TokenTree::Ident(ident), TokenTree::Group(group)] if group.delimiter() == Delimiter::Parenthesis && ident == name => Some(group),
        _ => None,
    })
}

/// The text literals among the arguments.
fn texts(arguments: &Group) -> Vec<String> {
    let text = |token: TokenTree| syn::parse2::<syn::LitStr>(token.into()).ok().map(|literal| literal.value());
    arguments.stream().into_iter().filter_map(text).collect()
}

/// The dialects in `(&[Dialect::Postgres, …])`.
fn dialects(arguments: &Group) -> Vec<Dialect> {
    let of_name = |name: &str| Dialect::ALL.into_iter().find(|dialect| dialect.variant() == name);
    let tokens = arguments.stream().into_iter().flat_map(|token| match token {
        TokenTree::Group(group) => group.stream(),
        other => other.into(),
    });
    tokens.filter_map(|token| if let TokenTree::Ident(name) = token { of_name(&name.to_string()) } else { None }).collect()
}

/// The id of the migration with which the history of a database starts, where that is not the first one.
pub(super) fn start<'a>(links: &[&'a Link], dialect: Dialect) -> Option<&'a str> {
    let starts = |link: &&&Link| link.header.as_ref().is_some_and(|header| header.starts.contains(&dialect));
    links.iter().rev().find(starts).map(|link| link.id.as_str())
}

impl Link {
    /// Whether the migration changes no schema, as hand-written ones do that only move data.
    fn is_blank(&self) -> bool {
        self.header.as_ref().is_some_and(|header| header.from == header.to)
    }
}

/// What is wrong with the chain; empty when it leads from the empty schema to `end`. Links are sorted by file name. Migrations that
/// change no schema may follow the last one.
pub(super) fn problems(links: &[Link], end: End<'_>, empty: &str) -> Vec<Diagnostic> {
    let mut problems: Vec<Diagnostic> = links.iter().filter_map(misnamed).collect();
    problems.extend(links.windows(2).filter(|pair| pair[0].id == pair[1].id).map(|pair| duplicated(&pair[0], &pair[1])));
    if problems.is_empty() {
        problems.extend(breaks(links, empty));
    }
    if problems.is_empty() {
        problems.extend(wrong_end(links, end, empty));
    }
    if problems.is_empty() {
        problems.extend(written::gaps(links, end.dialects));
    }
    problems
}

fn problem(message: String) -> Diagnostic {
    Diagnostic::new(Code::Chain, message)
}

fn misnamed(link: &Link) -> Option<Diagnostic> {
    let file = &link.file;
    let Some(header) = &link.header else {
        return Some(
            problem(format!(
                "`{file}` is no migration: it has no `pub const MIGRATION: Migration = Migration::new(\"…\", \"…\", up, down)`"
            ))
            .help("give it one, or move the file out of the folder"),
        );
    };
    let expected = format!("m{}_{}.rs", header.id, header.name);
    (expected != *file).then(|| {
        problem(format!("`{file}` says that it is migration `{}`, `{}`", header.id, header.name))
            .help(format!("if it is a copy, delete it; if it was renamed, rename it back to `{expected}`"))
    })
}

fn duplicated(one: &Link, two: &Link) -> Diagnostic {
    problem(format!("`{}` and `{}` have the same id", one.file, two.file)).help("delete one of them")
}

fn breaks(links: &[Link], empty: &str) -> Vec<Diagnostic> {
    if let Some(fork) = Fork::find(links, empty) {
        let parent = links.iter().find(|link| schemas(link).is_some_and(|pair| pair.after == fork.from));
        return vec![forked(&fork, parent)];
    }
    let mut problems = Vec::new();
    let (mut at, mut before) = (empty, None);
    for link in links {
        let Some(Header { from: Some(from), to: Some(to), .. }) = &link.header else { continue };
        if from != at {
            problems.push(gap(before, link));
        }
        (at, before) = (to, Some(link));
    }
    problems
}

fn forked(fork: &Fork<'_>, parent: Option<&Link>) -> Diagnostic {
    let start = parent.map_or_else(|| "nothing".to_owned(), |parent| format!("what `{}` leaves", parent.file));
    let [one, two] = fork.sides.each_ref().map(|side| side[0].file.as_str());
    problem(format!("`{one}` and `{two}` both start from {start}: two branches each added a migration"))
}

fn gap(before: Option<&Link>, link: &Link) -> Diagnostic {
    let before = before.map_or_else(
        || "it is the first, but does not start from an empty schema".to_owned(),
        |before| format!("it does not start from the schema that `{}` leaves", before.file),
    );
    problem(format!("a migration before `{}` is missing: {before}", link.file))
        .help("restore the missing file from git")
        .help("if it was deleted on purpose, delete those after it as well and restore the `.snapshot.json` from before it")
}

fn wrong_end(links: &[Link], end: End<'_>, empty: &str) -> Option<Diagnostic> {
    let Some(last) = end.last else {
        let first = links.iter().find(|link| !link.is_blank())?;
        let message = format!("there are migrations, starting with `{}`, but no `.snapshot.json`", first.file);
        return Some(problem(message).help("restore it from git; it is written and committed with the migrations"));
    };
    let Some(at) = links.iter().rposition(|link| link.id == last) else {
        let message = format!("migration `{last}` is missing: `.snapshot.json` names it as the last");
        return Some(
            problem(message)
                .help("restore the file from git")
                .help("if it was deleted on purpose, restore the `.snapshot.json` from before it; the next build writes its changes anew"),
        );
    };
    if let Some(extra) = links[at + 1..].iter().find(|link| !link.is_blank()) {
        let message = format!("`{}` comes after `{}`, which `.snapshot.json` names as the last", extra.file, links[at].file);
        return Some(
            problem(message)
                .help("restore the `.snapshot.json` that was committed with it")
                .help(format!("or delete `{}`: the next build writes what is missing", extra.file)),
        );
    }
    let reached = links.iter().rev().find_map(|link| link.header.as_ref()?.to.as_deref()).unwrap_or(empty);
    (reached != end.fingerprint).then(|| {
        problem(format!("`.snapshot.json` does not hold the schema that `{}` leaves", links[at].file))
            .help("restore both from git; neither is edited by hand")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"//! Adds `a;b`.
use migrator::prelude::*;

pub const MIGRATION: Migration = Migration::new("20251107090010", "a;b", up, down)
    .again(again)
    // A comment; with a semicolon.
    .from("9c41f0e2aaaaaaaa")
    .to("57d20b9aaaaaaaaa");

fn up(_: &mut Plan) {}
"#;

    fn link(id: u32, from: &str, to: &str) -> Link {
        let id = format!("{id:014}");
        let header = Header {
            id: id.clone(),
            name: "x".to_owned(),
            from: Some(from.to_owned()),
            to: Some(to.to_owned()),
            starts: Vec::new(),
            named: Vec::new(),
            risks: Vec::new(),
        };
        Link { file: format!("m{id}_x.rs"), id, fingerprint: String::new(), header: Some(header) }
    }

    fn messages(links: &[Link], last: Option<u32>, fingerprint: &str) -> Vec<String> {
        let last = last.map(|last| format!("{last:014}"));
        let end = End { last: last.as_deref(), fingerprint, dialects: &[] };
        problems(links, end, "0").into_iter().map(|problem| problem.message).collect()
    }

    #[test]
    fn a_header_is_read_whatever_its_layout() {
        let expected = Header {
            id: "20251107090010".to_owned(),
            name: "a;b".to_owned(),
            from: Some("9c41f0e2aaaaaaaa".to_owned()),
            to: Some("57d20b9aaaaaaaaa".to_owned()),
            starts: Vec::new(),
            named: Vec::new(),
            risks: Vec::new(),
        };
        assert_eq!(header(TEXT), Some(expected));
        let starting =
            TEXT.replace(".to(\"57d20b9aaaaaaaaa\");", ".to(\"57d20b9aaaaaaaaa\")\n    .starts(&[Dialect::Postgres, Dialect::Mysql]);");
        assert_eq!(header(&starting).unwrap().starts, [Dialect::Postgres, Dialect::Mysql]);
        let blank = header("pub const MIGRATION: Migration = Migration::new(\n\"1\", r\"b\", up, down,\n);").unwrap();
        assert_eq!((blank.from, blank.to, blank.name.as_str()), (None, None, "b"));
        assert_eq!(header("fn up() {}"), None);
        assert_eq!(header("pub const MIGRATION: Migration = other();"), None);
        assert_eq!(header("pub const MIGRATION: Migration = Migration::new(\"1"), None);
    }

    #[test]
    fn a_chain_without_problems() {
        assert!(messages(&[], None, "0").is_empty());
        assert!(messages(&[link(1, "0", "a"), link(2, "a", "b")], Some(2), "b").is_empty());
        assert!(messages(&[link(1, "0", "a"), link(2, "a", "a"), link(3, "a", "b")], Some(3), "b").is_empty());
        assert!(messages(&[link(1, "0", "a"), link(2, "a", "a")], Some(1), "a").is_empty(), "a blank one may follow");
        let mut open = link(2, "", "");
        open.header = open.header.map(|header| Header { from: None, to: None, ..header });
        assert!(messages(&[link(1, "0", "a"), open, link(3, "a", "b")], Some(3), "b").is_empty(), "a blank one need not say where it is");
    }

    #[test]
    fn each_break_names_its_files() {
        let (one, two, three) = ("m00000000000001_x.rs", "m00000000000002_x.rs", "m00000000000003_x.rs");
        let found = messages(&[link(1, "0", "a"), link(2, "a", "b"), link(3, "a", "c")], Some(3), "c");
        assert_eq!(found, [format!("`{two}` and `{three}` both start from what `{one}` leaves: two branches each added a migration")]);
        let found = messages(&[link(1, "0", "a"), link(2, "0", "c")], Some(2), "c");
        assert_eq!(found, [format!("`{one}` and `{two}` both start from nothing: two branches each added a migration")]);
        let found = messages(&[link(1, "0", "a"), link(3, "b", "c")], Some(3), "c");
        assert_eq!(found, [format!("a migration before `{three}` is missing: it does not start from the schema that `{one}` leaves")]);
        let found = messages(&[link(2, "a", "b")], Some(2), "b");
        assert_eq!(found, [format!("a migration before `{two}` is missing: it is the first, but does not start from an empty schema")]);
    }

    #[test]
    fn the_end_is_the_snapshot() {
        let links = [link(1, "0", "a"), link(2, "a", "b")];
        assert_eq!(messages(&links, None, "0"), ["there are migrations, starting with `m00000000000001_x.rs`, but no `.snapshot.json`"]);
        assert_eq!(messages(&links, Some(3), "c"), ["migration `00000000000003` is missing: `.snapshot.json` names it as the last"]);
        assert_eq!(
            messages(&links, Some(1), "a"),
            ["`m00000000000002_x.rs` comes after `m00000000000001_x.rs`, which `.snapshot.json` names as the last"]
        );
        assert_eq!(messages(&links, Some(2), "c"), ["`.snapshot.json` does not hold the schema that `m00000000000002_x.rs` leaves"]);
    }

    #[test]
    fn names_agree_with_the_text() {
        let mut copy = link(1, "0", "a");
        copy.file = "m00000000000002_x.rs".to_owned();
        copy.id = "00000000000002".to_owned();
        assert_eq!(
            messages(&[link(1, "0", "a"), copy], Some(1), "a"),
            ["`m00000000000002_x.rs` says that it is migration `00000000000001`, `x`"]
        );
        let mut twin = link(1, "0", "a");
        twin.file = "m00000000000001_y.rs".to_owned();
        twin.header = twin.header.map(|header| Header { name: "y".to_owned(), ..header });
        assert_eq!(
            messages(&[link(1, "0", "a"), twin], Some(1), "a"),
            ["`m00000000000001_x.rs` and `m00000000000001_y.rs` have the same id"]
        );
        let empty = Link { header: None, ..link(1, "0", "a") };
        assert!(messages(&[empty], Some(1), "a")[0].starts_with("`m00000000000001_x.rs` is no migration"));
    }
}

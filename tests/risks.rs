//! The risks of changes, one page for each code in `risks/<code>.md`, and pages that show all that is warned of.
//!
//! A page has cases under headings: a block `rust before`, a block `rust after` (either may be missing: no entities), and a block `text` with
//! what is found on each database, which is generated: `UPDATE_EXPECT=1` rewrites it. On the page of a code only that code counts. A heading
//! that ends in `(diff)` is for two given states, as `migrator diff` compares them. A first line `//@ dialects: mysql` of the block after leaves the
//! other databases out.

use std::fs;
use std::path::{Path, PathBuf};

use integration::case::{complaints, entities};
use integration::change::IDS;
use integration::expect::expect_file;
use libtest_mimic::{Failed, Trial};
use schema_core::dialect::Statement;
use schema_core::risk::{self, Change, Code, Level, Levels, Risk, Temporaries};
use schema_core::step::Temporary;
use schema_core::{Dialect, Pair, Schema, diff};

/// What stands where nothing is found.
const NOTHING: &str = "nothing\n";

/// A trial for each page, and one that looks at all of them.
pub(crate) fn trials() -> Vec<Trial> {
    let pages = pages();
    let all = pages.clone();
    let whole = Trial::test("risks::every_code_has_a_case_that_fires_and_one_that_does_not", move || complete(&all).map_err(Failed::from));
    let trial = |page: PathBuf| {
        let name = format!("risks::{}", stem(&page));
        Trial::test(name, move || run(&page).map_err(Failed::from))
    };
    pages.into_iter().map(trial).chain([whole]).collect()
}

fn pages() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("risks");
    let mut pages: Vec<PathBuf> = fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    pages.sort();
    pages
}

fn stem(page: &Path) -> String {
    page.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

fn complete(pages: &[PathBuf]) -> Result<(), String> {
    let mut missing: Vec<String> = Vec::new();
    for code in Code::ALL {
        let page = pages.iter().find(|page| stem(page) == code.name());
        let text = page.and_then(|page| fs::read_to_string(page).ok()).unwrap_or_default();
        let found: Vec<String> = blocks(&text).into_iter().filter(|block| block.kind == "text").map(|block| block.text).collect();
        if !found.iter().any(|text| text != NOTHING) || !found.iter().any(|text| text == NOTHING) {
            missing.push(code.to_string());
        }
    }
    if missing.is_empty() { Ok(()) } else { Err(format!("these lack a case that fires or one that does not: {}", missing.join(", "))) }
}

/// A heading, or a block in a fence.
struct Block {
    kind: String,
    text: String,
}

/// The headings and blocks of a page, in order.
fn blocks(page: &str) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    let mut is_open = false;
    for line in page.lines() {
        match (line.strip_prefix("```"), is_open) {
            (Some(kind), false) => found.push(Block { kind: kind.to_owned(), text: String::new() }),
            (None, true) => found.iter_mut().last().into_iter().for_each(|block| block.text.extend([line, "\n"])),
            (None, false) if line.starts_with("## ") => found.push(Block { kind: "##".to_owned(), text: line.to_owned() }),
            (Some(_), true) | (None, false) => {}
        }
        is_open ^= line.starts_with("```");
    }
    found
}

/// Compares a page with the page that it would be.
fn run(page: &Path) -> Result<(), String> {
    let text = fs::read_to_string(page).map_err(|error| error.to_string())?;
    let only = Code::from_name(&stem(page));
    let mut cases = cases(&text).into_iter();
    let mut written = String::new();
    let (mut kind, mut is_generated) = (None, false);
    for line in text.lines() {
        let fence = line.strip_prefix("```");
        is_generated = is_generated && fence.is_none();
        if !is_generated {
            written.extend([line, "\n"]);
        }
        if let Some(opens) = fence {
            kind = if kind.is_none() { Some(opens) } else { None };
        }
        if kind == Some("text") && fence.is_some() {
            written += &cases.next().ok_or("a block without a heading")?.found(only)?;
            is_generated = true;
        }
    }
    expect_file(page, &written)
}

/// One change.
#[derive(Debug, Default)]
pub(crate) struct Case {
    /// Its heading.
    pub(crate) title: String,
    /// Whether both states are given.
    pub(crate) is_given: bool,
    before: String,
    after: String,
}

/// A change on one database.
pub(crate) struct Found {
    pub(crate) before: Schema,
    pub(crate) statements: Vec<Statement>,
    pub(crate) risks: Vec<Risk>,
}

/// The cases of all pages, with the name of the page before the heading.
pub(crate) fn all() -> Vec<Case> {
    let titled = |page: &PathBuf| {
        let name = stem(page);
        let cases = cases(&fs::read_to_string(page).unwrap_or_default());
        cases.into_iter().map(move |case| Case { title: format!("{name}: {}", case.title), ..case })
    };
    pages().iter().flat_map(titled).collect()
}

/// The cases of a page.
fn cases(page: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for Block { kind, text } in blocks(page) {
        match (kind.as_str(), cases.last_mut()) {
            ("##", _) => cases.push(Case { is_given: text.ends_with("(diff)"), title: text.replacen("## ", "", 1), ..Case::default() }),
            ("rust before", Some(case)) => case.before = text,
            ("rust after", Some(case)) => case.after = text,
            (_, _) => {}
        }
    }
    cases
}

/// A default for one release only that an earlier migration brought.
fn earlier(table: &str, column: &str) -> Temporary {
    Temporary { table: table.to_owned(), column: column.to_owned(), since: Some("20241231235959_earlier".to_owned()) }
}

impl Case {
    /// What is found on each database, those together that find the same.
    fn found(&self, only: Option<Code>) -> Result<String, String> {
        let mut shown: Vec<(Vec<&str>, String)> = Vec::new();
        for dialect in Dialect::ALL {
            let levels = Levels::default();
            let counts = |risk: &&Risk| only.map_or_else(|| levels.of(risk, dialect) > Level::Allow, |only| risk.code == only);
            for risk in self.on(dialect)?.iter().flat_map(|found| &found.risks).filter(counts) {
                let code = if only.is_none() { format!(" {}", risk.code) } else { String::new() };
                let text = format!("{}{code}: {}\n    {}\n", levels.of(risk, dialect), risk.message, risk.instead);
                match shown.iter_mut().find(|(_, other)| *other == text) {
                    Some((dialects, _)) => dialects.push(dialect.name()),
                    None => shown.push((vec![dialect.name()], text)),
                }
            }
        }
        let lines = shown.iter().map(|(dialects, text)| format!("{}: {text}", dialects.join(", ")));
        Ok(if shown.is_empty() { NOTHING.to_owned() } else { lines.collect() })
    }

    /// The change on a database; `None` where that lacks what the entities want.
    pub(crate) fn on(&self, dialect: Dialect) -> Result<Option<Found>, String> {
        let (before, after) = (entities("before.rs", self.before.clone())?, entities("after.rs", self.after.clone())?);
        for reading in [&before, &after] {
            let complaints = complaints(reading, dialect);
            if !complaints.is_empty() {
                return if reading.diagnostics.is_empty() { Ok(None) } else { Err(complaints.join("\n")) };
            }
        }
        if self
            .after
            .lines()
            .next()
            .and_then(|line| line.strip_prefix("//@ dialects: "))
            .is_some_and(|names| !names.contains(dialect.name()))
        {
            return Ok(None);
        }
        let schemas = Pair::new(&before.schema, &after.schema);
        let steps = if self.is_given { diff::between(schemas, &after.intent) } else { diff::diff(schemas, &after.intent, IDS[0]) };
        let steps = steps.map_err(|questions| format!("{questions:#?}"))?;
        let statements = dialect.plan(&before.schema, &steps).map_err(|misfit| misfit.to_string())?;
        let known: Vec<Temporary> = before.intent.temporary().map(|(table, column)| earlier(table, column)).collect();
        let left = Temporary::left(&known, &steps, after.intent.temporary());
        let temporary = Temporaries { before: &known, left: &left };
        let change = Change { dialect, before: &before.schema, steps: &steps, statements: &statements, temporary };
        let risks = risk::risks(&change).map_err(|misfit| misfit.to_string())?;
        Ok(Some(Found { before: before.schema, statements, risks }))
    }
}

//! The style rules that a test can check. Each prints its reason where it is broken.

mod pages;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// No file is longer than this many lines: what does not fit on a few screens is not reviewed.
const LINES_MAX: usize = 600;

/// What each module of `schema-core` may use of the others. What is not listed is what makes the core testable without a world: the
/// model knows no SQL, a difference knows no dialect, a dialect knows no file.
const LAYERS: [(&str, &[&str]); 13] = [
    ("migration", &[]),
    ("pair", &[]),
    ("text", &[]),
    ("diagnostic", &[]),
    ("schema", &["diagnostic", "migration", "pair"]),
    ("step", &["schema", "pair"]),
    ("diff", &["schema", "pair", "step", "migration"]),
    ("dialect", &["schema", "pair", "step", "migration"]),
    ("risk", &["schema", "step", "dialect"]),
    ("snapshot", &["text", "schema", "pair", "step", "diff", "dialect", "migration"]),
    ("entity", &["text", "schema", "pair", "diagnostic", "diff", "dialect", "risk", "migration", "snapshot"]),
    ("codegen", &["schema", "pair", "step", "dialect", "risk", "snapshot", "migration"]),
    ("build", &["schema", "pair", "diagnostic", "migration", "step", "diff", "dialect", "snapshot", "entity", "codegen", "risk"]),
];

/// The types that `schema-core` re-exports at its root, with the modules they come from.
const REEXPORTS: [(&str, &str); 4] = [("Dialect", "dialect"), ("Pair", "pair"), ("Schema", "schema"), ("Step", "step")];

/// A tracked file: its path in the repository and its text.
struct Source {
    path: String,
    text: String,
}

impl Source {
    /// The lines that are not in a test module at the end of the file, numbered from 1.
    fn code_lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines: Vec<&str> = self.text.lines().collect();
        let tests = lines.windows(2).position(|pair| pair[0] == "#[cfg(test)]" && pair[1].starts_with("mod "));
        let end = tests.unwrap_or(lines.len());
        lines.into_iter().take(end).enumerate().map(|(at, line)| (at + 1, line))
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests are a folder of the repository").to_owned()
}

/// Every text file that git tracks or would track.
fn sources() -> Vec<Source> {
    let listed = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output()
        .expect("git lists the files of the repository");
    assert!(listed.status.success(), "git ls-files: {}", String::from_utf8_lossy(&listed.stderr));
    let paths = String::from_utf8(listed.stdout).expect("file names are UTF-8");
    let text = |path: &str| fs::read_to_string(root().join(path)).ok();
    paths.split_terminator('\0').filter_map(|path| text(path).map(|text| Source { path: path.to_owned(), text })).collect()
}

fn rust_sources() -> Vec<Source> {
    // Inputs of the case suites are data: they may be wrong on purpose.
    let data = ["tests/cases/", "tests/diagnostics/", "tests/ui/"];
    let is_code = |source: &Source| {
        Path::new(&source.path).extension().is_some_and(|extension| extension == "rs")
            && !data.iter().any(|folder| source.path.starts_with(folder))
    };
    sources().into_iter().filter(is_code).collect()
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Fails with all findings and the reason for the rule.
fn report(reason: &str, findings: &[String]) {
    assert!(findings.is_empty(), "{reason}:\n  {}\n", findings.join("\n  "));
}

#[test]
fn every_file_says_what_it_is() {
    let silent = |source: &Source| !source.text.starts_with("//!") && !source.path.contains("/migrations/.");
    let findings: Vec<String> = rust_sources().into_iter().filter(silent).map(|source| source.path).collect();
    report("a reader should learn from the first line what a file is for, so every .rs file starts with `//!`", &findings);
}

#[test]
fn files_are_short() {
    let length = |source: &Source| source.text.lines().count();
    let findings: Vec<String> = rust_sources()
        .iter()
        .filter(|source| length(source) > LINES_MAX && !source.path.contains("/migrations/"))
        .map(|source| format!("{}: {} lines", source.path, length(source)))
        .collect();
    report("a file of more than 600 lines holds more than one thing; split it", &findings);
}

#[test]
fn nothing_is_left_undone() {
    // Written in two parts, so that this file does not find itself.
    let banned = [
        (concat!("to", "do!"), "it panics in somebody's program; finish it or leave it out"),
        (concat!("unimple", "mented!"), "it panics in somebody's program; finish it or leave it out"),
        (concat!("db", "g!("), "it prints in somebody's program"),
        (concat!("#[ig", "nore"), "a test that does not run protects nothing; fix or delete it"),
        (concat!("#[should_", "panic]"), "it passes on any panic; say which is expected"),
        (concat!("TO", "DO"), "notes to self belong in the tracker, not in the code"),
        (concat!("FIX", "ME"), "notes to self belong in the tracker, not in the code"),
    ];
    let mut findings = Vec::new();
    for source in rust_sources() {
        for (at, line) in source.text.lines().enumerate() {
            let found = banned.iter().filter(|(word, _)| line.contains(word));
            findings.extend(found.map(|(word, why)| format!("{}:{}: `{word}`: {why}", source.path, at + 1)));
        }
    }
    report("finished code only", &findings);
}

#[test]
fn every_merge_was_resolved() {
    // The one that is to be refused has them.
    let is_meant = |path: &str| path.starts_with("tests/diagnostics/M0501_snapshot_with_conflict_markers/");
    let is_mark = |line: &str| ["<<<<<<< ", ">>>>>>> "].iter().any(|mark| line.starts_with(mark));
    let lines = |source: Source| -> Vec<String> {
        let marked = source.text.lines().enumerate().filter(|(_, line)| is_mark(line));
        marked.map(|(at, _)| format!("{}:{}", source.path, at + 1)).collect()
    };
    let findings: Vec<String> = sources().into_iter().filter(|source| !is_meant(&source.path)).flat_map(lines).collect();
    report("git's marks of a conflict are no text", &findings);
}

#[test]
fn no_path_of_a_machine() {
    let places = [concat!("/ho", "me/"), concat!("/ro", "ot/"), concat!("/Us", "ers/"), concat!("/t", "mp/"), concat!("C:", "\\\\")];
    let mut findings = Vec::new();
    for source in sources() {
        for (at, line) in source.text.lines().enumerate() {
            let found = places.iter().filter(|place| line.contains(**place));
            findings.extend(found.map(|place| format!("{}:{}: `{place}`", source.path, at + 1)));
        }
    }
    report("a path of one machine means nothing on another; derive it, or use a temporary folder", &findings);
}

#[test]
fn the_core_keeps_its_layers() {
    let mut findings = Vec::new();
    for source in rust_sources() {
        let Some(module) = core_module(&source.path).filter(|_| !is_test(&source.path)) else { continue };
        let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == module) else {
            findings.push(format!("{}: `{module}` is not in the table of layers in tests/tidy.rs", source.path));
            continue;
        };
        for (line_number, line) in source.code_lines() {
            if line.trim_start().starts_with("//") {
                continue;
            }
            let used = used_modules(line).into_iter().filter(|used| used != module && !allowed.contains(&used.as_str()));
            findings.extend(used.map(|used| format!("{}:{line_number}: `{module}` may not use `{used}`", source.path)));
        }
    }
    report("the pure core stays testable because its modules know little of each other", &findings);
}

/// Whether a file holds nothing but unit tests.
fn is_test(path: &str) -> bool {
    path.ends_with("/tests.rs") || path.contains("/tests/")
}

/// The module of `schema-core` that a file belongs to; `None` for its root and for other files.
fn core_module(path: &str) -> Option<&str> {
    let inside = path.strip_prefix("crates/schema-core/src/")?;
    let module = inside.split('/').next()?.trim_end_matches(".rs");
    (module != "lib").then_some(module)
}

/// The modules of the crate that a line of code names by `crate::`.
fn used_modules(line: &str) -> Vec<String> {
    let mut modules = Vec::new();
    for (at, _) in line.match_indices("crate::") {
        if line[..at].ends_with('$') {
            continue;
        }
        let rest = &line[at + "crate::".len()..];
        let names: Vec<&str> = match rest.strip_prefix('{') {
            Some(list) => top_level_names(list),
            None => vec![leading_name(rest)],
        };
        let module = |name: &str| REEXPORTS.iter().find(|(reexport, _)| *reexport == name).map_or(name, |(_, module)| module).to_owned();
        modules.extend(names.into_iter().filter(|name| !name.is_empty()).map(module));
    }
    modules
}

/// The first names of a list in braces, the opening brace taken off: `a, b::{c, d}}` gives `a` and `b`.
fn top_level_names(list: &str) -> Vec<&str> {
    let (mut depth, mut start, mut names) = (0_usize, 0, Vec::new());
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            '}' | ',' if depth == 0 => {
                names.push(leading_name(list[start..at].trim()));
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    names
}

fn leading_name(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    &text[..end]
}

#[test]
fn the_scanner_of_uses_reads_every_form() {
    for (line, expected) in [
        ("use crate::schema::{Table, name};", vec!["schema"]),
        ("use crate::{Pair, Schema, step::Step};", vec!["pair", "schema", "step"]),
        ("use crate::{diff::{self, Intent}, Dialect};", vec!["diff", "dialect"]),
        ("    types: Pair<crate::schema::DataType>,", vec!["schema"]),
        ("    $crate::private::inventory::submit!()", vec![]),
    ] {
        assert_eq!(used_modules(line), expected, "{line}");
    }
}

#[test]
fn the_picture_names_every_module() {
    let picture = read("ARCHITECTURE.md");
    let mut findings = Vec::new();
    for name in ["schema-core", "schema-derive", "migrator"] {
        let folder = root().join("crates").join(name).join("src");
        let mut modules: Vec<String> = fs::read_dir(folder)
            .expect("a crate has sources")
            .map(|entry| entry.expect("a readable folder").file_name().to_string_lossy().into_owned())
            .filter_map(|file| file.strip_suffix(".rs").map(str::to_owned))
            .filter(|module| module != "lib")
            .collect();
        modules.sort();
        let missing = modules.into_iter().filter(|module| !picture.contains(&format!("`{module}`")));
        findings.extend(missing.map(|module| format!("`{module}` of {name}")));
    }
    report("ARCHITECTURE.md is the map: every module of every crate is on it", &findings);
}

#[test]
fn the_reference_has_every_attribute() {
    let grammar = read("crates/schema-core/src/entity/attr/word.rs");
    let words: Vec<&str> = grammar
        .lines()
        .filter_map(|line| line.trim().strip_prefix("pub(crate) const ")?.split_once(": &str = \"")?.1.strip_suffix("\";"))
        .collect();
    assert!(words.len() > 20, "the words of the grammar are constants in entity/attr/word.rs: {words:?}");

    let page = read("docs/attributes.md");
    let code: Vec<&str> = page.split('`').skip(1).step_by(2).collect();
    let is_said = |word: &&&str| code.iter().any(|code| code.split(|c: char| !c.is_alphanumeric() && c != '_').any(|part| part == **word));
    let missing: Vec<String> = words.iter().filter(|word| !is_said(word)).map(|word| format!("`{word}` is not in it")).collect();
    report("docs/attributes.md is the reference of the attributes", &missing);

    for (path, text) in [("docs/attributes.md", page.split("## Types").next().unwrap_or_default()), ("README.md", &*read("README.md"))] {
        let sections = text.split("\n## ").filter(|section| path != "README.md" || section.starts_with("Attributes\n"));
        let rows: Vec<&str> = sections.flat_map(str::lines).filter(|line| line.starts_with("| `")).collect();
        assert!(!rows.is_empty(), "{path} has tables of attributes");
        let first_cells = rows.iter().filter_map(|line| line.split('|').nth(1));
        let named = first_cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).map(leading_name);
        let unknown: Vec<String> =
            named.filter(|name| !words.contains(name)).map(|name| format!("{path}: `{name}` is no attribute")).collect();
        report("the tables name attributes that there are", &unknown);
    }
}

#[test]
fn the_texts_for_people_are_short() {
    let findings: Vec<String> = ["README.md", "ARCHITECTURE.md", "docs/attributes.md"]
        .into_iter()
        .map(|path| (path, read(path).lines().count()))
        .filter(|(_, lines)| *lines > 200)
        .map(|(path, lines)| format!("{path}: {lines} lines"))
        .collect();
    report("a text of more than 200 lines is not read", &findings);
}

/// The places that a line of the table of scenarios names: each a path, and a test in it where there are several.
fn places(line: &str) -> Vec<(&str, Option<&str>)> {
    let last = line.trim_end_matches(" |").rsplit_once(" | ").map_or("", |(_, last)| last);
    last.split("; ")
        .filter_map(|entry| {
            let mut quoted = entry.split('`').skip(1).step_by(2);
            Some((quoted.next()?, quoted.next()))
        })
        .collect()
}

#[test]
fn every_scenario_has_a_test() {
    let table = read("tests/scenarios.md");
    let lines: Vec<&str> = table.lines().filter(|line| line.starts_with("| A")).collect();
    let mut findings = Vec::new();
    let mut listed = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if !line.starts_with(&format!("| A{} | ", at + 1)) {
            findings.push(format!("not the line of A{}: {line}", at + 1));
        }
        let shown = places(line);
        if shown.is_empty() {
            findings.push(format!("no test: {line}"));
        }
        for (path, test) in shown {
            let there = root().join("tests").join(path);
            let has = |test: &str| fs::read_to_string(&there).is_ok_and(|text| text.contains(&format!("fn {test}")));
            if !there.exists() || test.is_some_and(|test| !has(test)) {
                findings.push(format!("gone: `{path}` {}", test.unwrap_or_default()));
            }
            listed.push(path.to_owned());
        }
    }
    let numbered = |path: &Path| {
        let name = path.file_name()?.to_str()?.strip_prefix('a')?;
        name.get(..3).filter(|number| number[..2].bytes().all(|byte| byte.is_ascii_digit()) && number.ends_with('_')).map(|_| ())
    };
    for area in folders("tests/cases") {
        for case in folders(&area).into_iter().filter(|case| numbered(Path::new(case)).is_some()) {
            let path = case.trim_start_matches("tests/").to_owned();
            if !listed.contains(&path) {
                findings.push(format!("not in the table: `{path}`"));
            }
        }
    }
    report("`tests/scenarios.md` says what must be so and what shows it; `A12` and `cases/…/a12_…` are one number", &findings);
}

/// The folders in a folder of the repository.
fn folders(path: &str) -> Vec<String> {
    let entries = fs::read_dir(root().join(path)).into_iter().flatten().flatten().filter(|entry| entry.path().is_dir());
    let mut names: Vec<String> = entries.map(|entry| format!("{path}/{}", entry.file_name().to_string_lossy())).collect();
    names.sort();
    names
}

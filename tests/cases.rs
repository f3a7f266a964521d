//! Changes of entities, each a folder under `cases/<area>/<name>`, and each really executed on rows.
//!
//! Written by hand:
//!
//! - `before.rs` and `after.rs`: the entities; a missing file stands for none. `older.rs`: those of an earlier migration.
//! - `data.sql`: the rows that are there before; without it, rows are made up.
//! - `extra.sql`: what entities do not know (triggers, views, foreign indexes and tables), created before the migration.
//! - `check.sql`: queries, each followed by the rows that it must return after `up`, as `-- 1 | 'text'`; an empty line between two.
//!
//! Generated, reviewed and committed: `steps.txt`, `up.sqlite.sql`, `down.sqlite.sql`, `again.sqlite.sql` (where `up` after a `down`
//! differs), `error.txt` (where the rows refuse the change) or `questions.txt` (where there is no migration because a person must answer).
//! A missing one is written and fails once; `UPDATE_EXPECT=1` rewrites; one that is no longer expected fails.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use integration::case::{Case, complaints, located};
use integration::change::{Change, IDS, Obstacle};
use integration::evolution::{Evolution, Outcome};
use integration::expect::expect_file;
use libtest_mimic::{Arguments, Failed, Trial};
use schema_core::dialect::Statement;
use schema_core::entity::Reading;
use schema_core::snapshot::Snapshot;

/// The files that people write.
const INPUTS: [&str; 6] = ["older.rs", "before.rs", "after.rs", "data.sql", "extra.sql", "check.sql"];

/// The files that are generated.
const EXPECTATIONS: [&str; 6] = ["steps.txt", "up.sqlite.sql", "down.sqlite.sql", "again.sqlite.sql", "error.txt", "questions.txt"];

/// How many rows a table gets when they are made up.
const ROWS: u32 = 7;

fn main() {
    let arguments = Arguments::from_args();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let trial = |folder: PathBuf| {
        let name = folder.strip_prefix(&root).unwrap_or(&folder).to_string_lossy().replace(['/', '\\'], "::");
        Trial::test(format!("{name}::sqlite"), move || run(&folder).map_err(Failed::from))
    };
    let trials = folders(&root).into_iter().flat_map(|area| folders(&area)).map(trial).collect();
    libtest_mimic::run(&arguments, trials).exit();
}

fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

fn run(folder: &Path) -> Result<(), String> {
    let case = Case::read(folder)?;
    let texts = expectations(&case);
    let mut problems: Vec<String> = Vec::new();
    match texts {
        Ok(texts) => {
            problems.extend(texts.iter().filter_map(|(file, text)| expect_file(&folder.join(file), text).err()));
            problems.extend(unexpected_files(folder, &texts));
        }
        Err(problem) => problems.push(problem),
    }
    if problems.is_empty() { Ok(()) } else { Err(problems.join("\n")) }
}

/// The generated files of a case, from what was really done.
fn expectations(case: &Case) -> Result<BTreeMap<&'static str, String>, String> {
    let questions = complaints(&case.after);
    if !questions.is_empty() {
        return Ok(BTreeMap::from([("questions.txt", paragraphs(&questions))]));
    }
    let mut changes = Vec::new();
    let mut snapshot = Snapshot::default();
    for (reading, id) in case.older.iter().chain([&case.before, &case.after]).zip(IDS) {
        let change = match Change::new(&snapshot, &reading.schema, &reading.intent, id) {
            Ok(change) => change,
            Err(Obstacle::Questions(questions)) => return asked(reading, &questions, &changes, case),
            Err(Obstacle::Misfit(misfit)) => return Err(format!("a defect: {misfit}")),
        };
        snapshot = change.after.clone();
        changes.push(change);
    }
    let last = changes.last().ok_or("no migration")?;
    let mut texts = texts(last);
    if let Outcome::Refused(error) = execute(case, &changes)? {
        texts.insert("error.txt", error + "\n");
    }
    Ok(texts)
}

/// Questions are for the change that is tested, not for those before it.
fn asked(
    reading: &Reading,
    questions: &[schema_core::diff::Question],
    changes: &[Change],
    case: &Case,
) -> Result<BTreeMap<&'static str, String>, String> {
    let texts: Vec<String> = reading.questions(questions).iter().map(located).collect();
    let is_last = changes.len() == 1 + usize::from(case.older.is_some());
    if is_last { Ok(BTreeMap::from([("questions.txt", paragraphs(&texts))])) } else { Err(paragraphs(&texts)) }
}

fn execute(case: &Case, changes: &[Change]) -> Result<Outcome, String> {
    let last = changes.last().ok_or("no migration")?;
    let (schema, intent) = (&case.after.schema, &case.after.intent);
    let second = last.after.diff(schema, intent, IDS[2]).map_err(|questions| format!("a second diff asks: {questions:?}"))?;
    if !second.is_empty() {
        return Err(format!("a second diff is not empty: {second:#?}"));
    }
    let fresh = Change::new(&Snapshot::default(), schema, intent, IDS[0]).map_err(|obstacle| format!("a new database: {obstacle:?}"))?;
    let (extra, data, check) = (case.text("extra.sql")?, case.text("data.sql")?, case.text("check.sql")?);
    let evolution = Evolution {
        changes,
        fresh: &fresh,
        extra: extra.as_deref(),
        data: data.as_deref(),
        check: check.as_deref(),
        numbers: (0, ROWS),
        thorough: true,
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|error| error.to_string())?;
    runtime.block_on(evolution.run())
}

fn texts(change: &Change) -> BTreeMap<&'static str, String> {
    let steps: String = change.steps.iter().fold(String::new(), |text, step| text + &format!("{step}\n"));
    let mut texts = BTreeMap::from([("steps.txt", steps)]);
    if !change.up.is_empty() || !change.down.is_empty() {
        texts.insert("up.sqlite.sql", script(&change.up));
        texts.insert("down.sqlite.sql", script(&change.down));
    }
    if let Some(again) = change.again.as_ref().filter(|again| **again != change.up) {
        texts.insert("again.sqlite.sql", script(again));
    }
    texts
}

/// Statements as a script for people.
fn script(statements: &[Statement]) -> String {
    let mut text = String::new();
    for statement in statements {
        // Writing to a string does not fail.
        let _ = match statement {
            Statement::Sql(sql) => writeln!(text, "{sql};"),
            Statement::Check { message, sql } => writeln!(text, "-- check: {message}\n{sql};"),
            Statement::Rebuild { table, columns, sql } => {
                let sql: Vec<String> = sql.iter().map(|sql| format!("{sql};\n")).collect();
                write!(text, "-- rebuild `{table}` ({})\n{}-- end of the rebuild\n", columns.join(", "), sql.concat())
            }
        };
    }
    text
}

fn paragraphs(texts: &[String]) -> String {
    texts.join("\n\n") + "\n"
}

fn unexpected_files(folder: &Path, texts: &BTreeMap<&'static str, String>) -> Vec<String> {
    let mut problems = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let stale = EXPECTATIONS.contains(&name.as_str()) && !texts.contains_key(name.as_str());
        if stale && env::var_os("UPDATE_EXPECT").is_some_and(|value| value == "1") {
            problems.extend(fs::remove_file(entry.path()).err().map(|error| format!("{name}: {error}")));
        } else if stale {
            problems.push(format!("{name} is no longer expected (UPDATE_EXPECT=1 removes it)"));
        } else if !EXPECTATIONS.contains(&name.as_str()) && !INPUTS.contains(&name.as_str()) {
            problems.push(format!("{name} is no file of a case"));
        }
    }
    problems
}

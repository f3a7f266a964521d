//! Changes of entities, each a folder under `cases/<area>/<name>`, and each really executed on rows, on every database that has what it
//! is about.
//!
//! Written by hand:
//!
//! - `before.rs` and `after.rs`: the entities; a missing file stands for none. `older.rs`: those of an earlier migration. A first line
//!   `//@ dialects: sqlite, postgres` says that the case is for these only, as one with SQL of one database is.
//! - `data.sql`: the rows that are there before, in SQLite's SQL; servers get the same values. Without it, rows are made up.
//! - `extra.sql`: what entities do not know (triggers, views, foreign indexes and tables), created before the migration; for SQLite.
//!   `extra.postgres.sql` and `extra.mysql.sql` for the servers.
//! - `check.sql`: queries, each followed by the rows that it must return after `up`, as `-- 1 | 'text'`, values as SQLite shows them; an
//!   empty line between two. `check.postgres.sql` and `check.mysql.sql` take its place where a query or a value is another there.
//! - `old.sql`: what the previous version writes while it still runs after `up`, as statements and queries like those.
//!
//! Generated, reviewed and committed: `steps.txt` or `questions.txt` (where there is no migration because a person must answer), and for each
//! database `up.<dialect>.sql`, `down.<dialect>.sql` (where nothing is lost on the way up), `again.<dialect>.sql` (where `up` after a `down` differs), `stays.<dialect>.txt` (where a
//! failure after its last statement can't be taken back) or `error.<dialect>.txt` (where the rows refuse the change). A missing one is written and fails once; `UPDATE_EXPECT=1` rewrites; one that is no longer expected
//! fails.
//!
//! What is said about the risks of changes is in [`risks`]; [`measured`] asks servers about it.

mod measured;
mod risks;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use integration::case::{Case, complaints, located};
use integration::change::{Change, IDS, Obstacle};
use integration::database;
use integration::evolution::{Evolution, Outcome};
use integration::expect::expect_file;
use libtest_mimic::{Arguments, Failed, Trial};
use schema_core::Dialect;
use schema_core::dialect::Statement;
use schema_core::entity::Reading;
use schema_core::snapshot::Snapshot;

/// The files that people write, and those that are generated once for all databases.
const COMMON: [&str; 9] =
    ["older.rs", "before.rs", "after.rs", "data.sql", "extra.sql", "check.sql", "old.sql", "steps.txt", "questions.txt"];

/// The files that there can be for each database: `up` for `up.<dialect>.sql`.
const OF_DIALECT: [(&str, &str); 7] =
    [("up", "sql"), ("down", "sql"), ("again", "sql"), ("stays", "txt"), ("error", "txt"), ("extra", "sql"), ("check", "sql")];

/// Those of them that are generated.
const GENERATED: [&str; 5] = ["up", "down", "again", "stays", "error"];

/// How many rows a table gets when they are made up.
const ROWS: u32 = 7;

fn main() {
    let arguments = Arguments::from_args();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let mut trials: Vec<Trial> = folders(&root).iter().flat_map(|area| folders(area)).flat_map(|folder| trials(&root, &folder)).collect();
    trials.extend(risks::trials());
    trials.extend(measured::trials());
    libtest_mimic::run(&arguments, trials).exit();
}

fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

/// A trial for each database that the case is for.
fn trials(root: &Path, folder: &Path) -> Vec<Trial> {
    let name = folder.strip_prefix(root).unwrap_or(folder).to_string_lossy().replace(['/', '\\'], "::");
    let dialects = match Case::read(folder) {
        Ok(case) => dialects(&case),
        Err(problem) => return vec![Trial::test(name, move || Err(Failed::from(problem)))],
    };
    let trial = |(at, &dialect): (usize, &Dialect)| {
        let (folder, all) = (folder.to_owned(), dialects.clone());
        let run = move || run(&folder, dialect, (at == 0).then_some(all.as_slice())).map_err(Failed::from);
        // What was left out on purpose is shown as ignored; that there is no server is a failure.
        Trial::test(format!("{name}::{dialect}"), run).with_ignored_flag(database::is_wanted(dialect) == Ok(false))
    };
    dialects.iter().enumerate().map(trial).collect()
}

/// The databases that the case is for and that have what it is about. One that ends in a question, or in an error of the entities, is the
/// same for all and tried for the first.
fn dialects(case: &Case) -> Vec<Dialect> {
    let Some((&first, others)) = case.dialects.split_first() else { return Vec::new() };
    if !complaints(&case.after, first).is_empty() || !matches!(changes(case, first), Ok(Ok(_))) {
        return vec![first];
    }
    let has = |dialect: &Dialect| case.flaws_before(*dialect).is_empty() && complaints(&case.after, *dialect).is_empty();
    [first].into_iter().chain(others.iter().copied().filter(has)).collect()
}

/// Runs a case; with `leads`, which are all its databases, for the files that are common to them.
fn run(folder: &Path, dialect: Dialect, leads: Option<&[Dialect]>) -> Result<(), String> {
    let case = Case::read(folder)?;
    let flaws = case.flaws_before(dialect);
    if !flaws.is_empty() {
        return Err(format!("the entities before:\n{}", flaws.join("\n")));
    }
    let mut texts = expectations(&case, dialect)?;
    let mut problems: Vec<String> = Vec::new();
    match leads {
        Some(all) => problems.extend(unexpected_files(folder, &texts, all)),
        None => texts.retain(|file, _| file.contains(dialect.name())),
    }
    problems.extend(texts.iter().filter_map(|(file, text)| expect_file(&folder.join(file), text).err()));
    problems.extend(stale(folder, dialect, &texts));
    if problems.is_empty() { Ok(()) } else { Err(problems.join("\n")) }
}

/// The generated files of a case, from what was really done.
fn expectations(case: &Case, dialect: Dialect) -> Result<BTreeMap<String, String>, String> {
    let complaints = complaints(&case.after, dialect);
    if !complaints.is_empty() {
        return Ok(BTreeMap::from([("questions.txt".to_owned(), paragraphs(&complaints))]));
    }
    let changes = match changes(case, dialect)? {
        Ok(changes) => changes,
        Err(questions) => return Ok(BTreeMap::from([("questions.txt".to_owned(), paragraphs(&questions))])),
    };
    let last = changes.last().ok_or("no migration")?;
    let mut texts = texts(dialect, last);
    match execute(case, dialect, &changes)? {
        Outcome::Refused(error) => drop(texts.insert(format!("error.{dialect}.txt"), error + "\n")),
        Outcome::Done(Some(why)) => drop(texts.insert(format!("stays.{dialect}.txt"), why + "\n")),
        Outcome::Done(None) => {}
    }
    Ok(texts)
}

/// The migrations of a case, or the questions that the last of them raises.
fn changes(case: &Case, dialect: Dialect) -> Result<Result<Vec<Change>, Vec<String>>, String> {
    let mut changes = Vec::new();
    let mut snapshot = Snapshot::default();
    for (reading, id) in case.older.iter().chain([&case.before, &case.after]).zip(IDS) {
        let change = match Change::new(dialect, &snapshot, &reading.schema, &reading.intent, id) {
            Ok(change) => change,
            Err(Obstacle::Questions(questions)) => return asked(reading, &questions, &changes, case).map(Err),
            Err(Obstacle::Misfit(misfit)) => return Err(format!("a defect: {misfit}")),
        };
        snapshot = change.after.clone();
        changes.push(change);
    }
    Ok(Ok(changes))
}

/// Questions are for the change that is tested, not for those before it.
fn asked(reading: &Reading, questions: &[schema_core::diff::Question], changes: &[Change], case: &Case) -> Result<Vec<String>, String> {
    let texts: Vec<String> = reading.questions(questions).iter().map(located).collect();
    let is_last = changes.len() == 1 + usize::from(case.older.is_some());
    if is_last { Ok(texts) } else { Err(paragraphs(&texts)) }
}

fn execute(case: &Case, dialect: Dialect, changes: &[Change]) -> Result<Outcome, String> {
    let last = changes.last().ok_or("no migration")?;
    let (schema, intent) = (&case.after.schema, &case.after.intent);
    let second = last.after.diff(schema, intent, IDS[2]).map_err(|questions| format!("a second diff asks: {questions:?}"))?;
    if !second.is_empty() {
        return Err(format!("a second diff is not empty: {second:#?}"));
    }
    let fresh =
        Change::new(dialect, &Snapshot::default(), schema, intent, IDS[0]).map_err(|obstacle| format!("a new database: {obstacle:?}"))?;
    let extra = if dialect == Dialect::Sqlite { case.text("extra.sql")? } else { case.text(&format!("extra.{dialect}.sql"))? };
    let (data, check, old) = (case.text("data.sql")?, case.text_for(dialect, "check.sql")?, case.text("old.sql")?);
    let evolution = Evolution {
        dialect,
        changes,
        fresh: &fresh,
        extra: extra.as_deref(),
        data: data.as_deref(),
        check: check.as_deref(),
        old: old.as_deref(),
        numbers: (0, ROWS),
        thorough: true,
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|error| error.to_string())?;
    runtime.block_on(evolution.run())
}

fn texts(dialect: Dialect, change: &Change) -> BTreeMap<String, String> {
    let steps: String = change.steps.iter().fold(String::new(), |text, step| text + &format!("{step}\n"));
    let mut texts = BTreeMap::from([("steps.txt".to_owned(), steps)]);
    if !change.up.is_empty() || !change.down.is_empty() {
        texts.insert(format!("up.{dialect}.sql"), script(dialect, &change.up));
    }
    if (!change.up.is_empty() || !change.down.is_empty()) && !change.destroys() {
        texts.insert(format!("down.{dialect}.sql"), script(dialect, &change.down));
    }
    if let Some(again) = change.again.as_ref().filter(|again| **again != change.up) {
        texts.insert(format!("again.{dialect}.sql"), script(dialect, again));
    }
    texts
}

/// Statements as a script for people.
fn script(dialect: Dialect, statements: &[Statement]) -> String {
    let mut text = String::new();
    for statement in statements {
        // Writing to a string does not fail.
        let _ = match statement {
            Statement::Sql(sql) => writeln!(text, "{sql};"),
            Statement::Check { message, sql } => writeln!(text, "-- check: {message}\n{sql};"),
            Statement::Backfill(backfill) => {
                let whole = if backfill.in_transaction { ", in one transaction" } else { "" };
                writeln!(text, "-- in batches of {} by {}{whole}:\n{};", backfill.batch, backfill.key.join(", "), backfill.sql(dialect, ""))
            }
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

/// Files that no case has, those of databases that this one is not for, and common ones that are not expected any more.
fn unexpected_files(folder: &Path, texts: &BTreeMap<String, String>, dialects: &[Dialect]) -> Vec<String> {
    let of_dialects = dialects.iter().flat_map(|dialect| OF_DIALECT.map(|(stem, extension)| format!("{stem}.{dialect}.{extension}")));
    let known: Vec<String> = COMMON.map(str::to_owned).into_iter().chain(of_dialects).collect();
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let is_generated = |name: &str| GENERATED.iter().any(|stem| name.starts_with(&format!("{stem}.")));
    let mut problems = Vec::new();
    for name in names {
        let stale = ["steps.txt", "questions.txt"].contains(&name.as_str()) && !texts.contains_key(&name);
        if stale || (!known.contains(&name) && is_generated(&name)) {
            problems.extend(remove(&folder.join(&name), &name));
        } else if !known.contains(&name) {
            problems.push(format!("{name} is no file of a case, or not of one for these databases"));
        }
    }
    problems
}

/// Files of the database that are not expected any more.
fn stale(folder: &Path, dialect: Dialect, texts: &BTreeMap<String, String>) -> Vec<String> {
    let generated = OF_DIALECT.iter().filter(|(stem, _)| GENERATED.contains(stem));
    let names = generated.map(|(stem, extension)| format!("{stem}.{dialect}.{extension}"));
    names
        .filter(|name| !texts.contains_key(name) && folder.join(name).exists())
        .filter_map(|name| remove(&folder.join(&name), &name))
        .collect()
}

/// Removes a file that is not expected any more where `UPDATE_EXPECT=1` says so; else that is a problem.
fn remove(path: &Path, name: &str) -> Option<String> {
    if env::var_os("UPDATE_EXPECT").is_some_and(|value| value == "1") {
        return fs::remove_file(path).err().map(|error| format!("{name}: {error}"));
    }
    Some(format!("{name} is no longer expected (UPDATE_EXPECT=1 removes it)"))
}

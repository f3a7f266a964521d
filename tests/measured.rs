//! What the pages of [`crate::risks`] say of locks and rewrites, measured: every change of every page on an empty table of a real server.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use integration::database::{self, Database};
use libtest_mimic::{Failed, Trial};
use schema_core::dialect::Statement;
use schema_core::risk::{self, Code};
use schema_core::{Dialect, Schema, Step};

use crate::risks::{self, Found};

/// The trials of the servers, and of the measurements on all versions of PostgreSQL where they are at hand.
pub(crate) fn trials() -> Vec<Trial> {
    let on = |dialect: Dialect, run: fn() -> Result<(), String>| {
        let is_ignored = database::is_wanted(dialect) == Ok(false);
        Trial::test(format!("risks::measured::{dialect}"), move || run().map_err(Failed::from)).with_ignored_flag(is_ignored)
    };
    let file = measurements();
    // Where there are none, the trial is shown as ignored, with the place where they were looked for.
    let kind = if file.exists() { String::new() } else { format!("not there: {}", file.display()) };
    let is_absent = !file.exists();
    let golden = Trial::test("risks::measured::golden", move || golden(&file).map_err(Failed::from));
    let golden = golden.with_kind(kind).with_ignored_flag(is_absent);
    vec![on(Dialect::Postgres, postgres), on(Dialect::Mysql, mysql), golden]
}

/// The changes that are there on a database, with a table before.
fn changes(dialect: Dialect) -> Result<Vec<(String, Found)>, String> {
    let mut found = Vec::new();
    for case in risks::all().iter().filter(|case| !case.is_given) {
        let change = case.on(dialect).map_err(|error| format!("{}: {error}", case.title))?;
        found.extend(change.filter(|change| !change.before.tables.is_empty()).map(|change| (case.title.clone(), change)));
    }
    Ok(found)
}

/// The statements that make a schema from nothing.
fn creation(dialect: Dialect, schema: &Schema) -> Result<Vec<String>, String> {
    let create = |table: &schema_core::schema::Table| Step::CreateTable { table: table.clone(), retired: String::new(), restore: false };
    let steps: Vec<Step> = schema.tables.iter().map(create).collect();
    dialect.plan(&Schema::default(), &steps).map(|statements| sql(&statements)).map_err(|misfit| misfit.to_string())
}

fn sql(statements: &[Statement]) -> Vec<String> {
    let of = |statement: &Statement| if let Statement::Sql(sql) = statement { Some(sql.clone()) } else { None };
    statements.iter().filter_map(of).collect()
}

fn block_on<T>(future: impl Future<Output = Result<T, String>>) -> Result<T, String> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|error| error.to_string())?;
    runtime.block_on(future)
}

fn report(problems: &[String]) -> Result<(), String> {
    if problems.is_empty() { Ok(()) } else { Err(problems.join("\n")) }
}

/// A table is in another file afterwards if and only if it is said to be written anew; who is said to wait does.
fn postgres() -> Result<(), String> {
    let changes = changes(Dialect::Postgres)?;
    block_on(async {
        let mut problems = Vec::new();
        for (title, change) in &changes {
            let database = Database::new(Dialect::Postgres).await?;
            let measured = measure(&database, change).await.map_err(|error| format!("{title}: {error}"));
            database.close().await;
            problems.extend(compare(&measured?, change).into_iter().map(|problem| format!("{title}: {problem}")));
        }
        if changes.len() < 50 {
            problems.push(format!("only {} changes", changes.len()));
        }
        report(&problems)
    })
}

/// What a table went through, by its name afterwards.
#[derive(Debug, Default)]
struct Measured {
    is_rewritten: bool,
    locks: BTreeSet<String>,
}

async fn measure(database: &Database, change: &Found) -> Result<BTreeMap<String, Measured>, String> {
    let files = "SELECT oid::text, relfilenode::text, oid::regclass::text FROM pg_class \
        WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace";
    database.run("CREATE EXTENSION IF NOT EXISTS btree_gist").await?;
    for statement in creation(Dialect::Postgres, &change.before)? {
        database.run(&statement).await?;
    }
    let before: BTreeMap<String, String> =
        database.literals(files).await?.into_iter().map(|row| (row[0].clone(), row[1].clone())).collect();
    database.run("BEGIN").await?;
    for statement in sql(&change.statements) {
        database.run(&statement).await.map_err(|error| format!("{error}\n{statement}"))?;
    }
    let mut found = BTreeMap::new();
    let held = database.literals("SELECT relation::text, mode FROM pg_locks WHERE pid = pg_backend_pid() AND relation IS NOT NULL").await?;
    for row in database.literals(files).await? {
        let Some(file) = before.get(&row[0]) else { continue };
        let locks = held.iter().filter(|lock| lock[0] == row[0]).map(|lock| lock[1].trim_matches('\'').to_owned());
        let name = row[2].trim_matches('\'').trim_matches('"').to_owned();
        found.insert(name, Measured { is_rewritten: *file != row[1], locks: locks.collect() });
    }
    database.run("COMMIT").await?;
    Ok(found)
}

fn compare(measured: &BTreeMap<String, Measured>, change: &Found) -> Vec<String> {
    let mut problems = Vec::new();
    for (table, Measured { is_rewritten, locks }) in measured {
        let own = || change.risks.iter().filter(|risk| risk.table == *table);
        let is_said = own().any(|risk| risk.code == Code::RewrittenTable);
        if is_said != *is_rewritten {
            problems.push(format!("`{table}` is written anew: {is_rewritten}, said: {is_said}"));
        }
        let keeps_readers_out = locks.contains("AccessExclusiveLock");
        let keeps_writers_out = keeps_readers_out || locks.contains("ShareLock") || locks.contains("ShareRowExclusiveLock");
        for risk in own() {
            if risk.message.contains("read or write") && !keeps_readers_out {
                problems.push(format!("nobody waits to read: {}; {locks:?}", risk.message));
            }
            if risk.message.contains("nobody can write to") && !keeps_writers_out {
                problems.push(format!("nobody waits to write: {}; {locks:?}", risk.message));
            }
        }
    }
    problems
}

/// Those that keep nobody waiting on MariaDB, and do on MySQL according to its manual.
const WORSE_ON_MYSQL: [&str; 2] = ["`name` becomes VARCHAR(70)", "the default of `bio`"];

/// What is said to keep nobody waiting can be done with `LOCK=NONE`, and what is said to keep somebody waiting can't.
fn mysql() -> Result<(), String> {
    let changes = changes(Dialect::Mysql)?;
    block_on(async {
        let mut problems = Vec::new();
        for (title, change) in &changes {
            let database = Database::new(Dialect::Mysql).await?;
            let waits = refused(&database, change).await.map_err(|error| format!("{title}: {error}"));
            database.close().await;
            problems.extend(disagreements(&waits?, change).into_iter().map(|problem| format!("{title}: {problem}")));
        }
        if changes.len() < 50 {
            problems.push(format!("only {} changes", changes.len()));
        }
        report(&problems)
    })
}

/// The tables, by their names then, with a statement that the server does not do while others write.
async fn refused(database: &Database, change: &Found) -> Result<BTreeMap<String, String>, String> {
    for statement in creation(Dialect::Mysql, &change.before)? {
        database.run(&statement).await?;
    }
    let mut found = BTreeMap::new();
    for statement in sql(&change.statements) {
        let table = statement.strip_prefix("ALTER TABLE `").and_then(|rest| rest.split_once('`')).map(|(table, _)| table.to_owned());
        let Some(table) = table else {
            database.run(&statement).await?;
            continue;
        };
        match database.run(&format!("{statement},\n    LOCK = NONE")).await {
            Ok(()) => {}
            Err(error) if error.contains("is not supported") => {
                database.run(&statement).await?;
                found.insert(table, statement);
            }
            Err(error) => return Err(format!("{error}\n{statement}")),
        }
    }
    Ok(found)
}

fn disagreements(refused: &BTreeMap<String, String>, change: &Found) -> Vec<String> {
    let mut problems = Vec::new();
    let waits = |message: &str| message.contains("nobody can write");
    for (table, statement) in refused {
        if !change.risks.iter().any(|risk| risk.table == *table && waits(&risk.message)) {
            problems.push(format!("nothing says that writers wait for\n{statement}"));
        }
    }
    for risk in change.risks.iter().filter(|risk| waits(&risk.message) && !refused.contains_key(&risk.table)) {
        if !WORSE_ON_MYSQL.iter().any(|known| risk.message.contains(known)) {
            problems.push(format!("writers do not wait: {}", risk.message));
        }
    }
    problems
}

/// Where the measurements are: beside the schemas to test with.
fn measurements() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let corpora = env::var_os("MIGRATOR_CORPORA").map_or_else(|| root.join("shared/corpora"), PathBuf::from);
    corpora.join("../facts/pg-locks.json")
}

/// What the rules know of PostgreSQL's statements is what was measured on all its versions.
fn golden(file: &Path) -> Result<(), String> {
    let text = fs::read_to_string(file).map_err(|error| error.to_string())?;
    let measured: BTreeMap<String, BTreeMap<String, serde_json::Value>> = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let mut problems = Vec::new();
    let mut compared = 0;
    for (version, operations) in &measured {
        for facts in risk::postgres_facts() {
            for name in facts.measured {
                let Some(operation) = operations.get(*name) else {
                    problems.push(format!("{version}: no measurement of {name}"));
                    continue;
                };
                // What a version does not have yet.
                if operation.get("error").is_some() {
                    continue;
                }
                let differs = differences(&facts, operation);
                if !differs.is_empty() {
                    problems.push(format!("{version}: {name}: {differs}"));
                }
                compared += 1;
            }
        }
    }
    if compared < 300 {
        problems.push(format!("only {compared} measurements"));
    }
    report(&problems)
}

/// The tables of the measurements that others refer to, and those that nothing is said of: indexes and sequences.
const PARENT: &str = "parent";

fn differences(facts: &risk::Facts, measured: &serde_json::Value) -> String {
    let words = |short: &str| match short {
        "AX" => "ACCESS EXCLUSIVE",
        "SRX" => "SHARE ROW EXCLUSIVE",
        "S" => "SHARE",
        _ => "another",
    };
    let locks: BTreeMap<&str, &str> =
        measured["locks"].as_object().into_iter().flatten().filter_map(|(table, lock)| Some((table.as_str(), lock.as_str()?))).collect();
    let is_table = |name: &&&str| ["t", "tt", "nv", "ex_t", "childfk", "nt", "nnc", "pk0"].contains(*name);
    let table = locks.keys().find(is_table).map(|table| (*table, words(locks[*table])));
    let mut text = String::new();
    if let Some((table, lock)) = table.filter(|(_, lock)| *lock != facts.lock) {
        let _ = write!(text, "the lock on {table} is {lock}, not {}; ", facts.lock);
    }
    let other = locks.get(PARENT).map(|lock| words(lock));
    if other != facts.other {
        let _ = write!(text, "the lock on the other table is {other:?}, not {:?}; ", facts.other);
    }
    let is_rewritten = measured["rewritten"].as_array().is_some_and(|names| names.iter().any(|name| name == "t"));
    if is_rewritten != (facts.rows == "written anew") {
        let _ = write!(text, "written anew: {is_rewritten}; ");
    }
    let is_read = measured["scans"]
        .as_array()
        .is_some_and(|scans| scans.iter().any(|scan| scan.as_str().is_some_and(|scan| scan.starts_with("verifying"))));
    if is_read && facts.rows == "left alone" {
        let _ = write!(text, "all rows are read; ");
    }
    text
}

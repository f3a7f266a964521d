//! What somebody changed by hand is named, and the SQL brings it back.
//!
//! `drift/<dialect>.txt` has the changes: each a block with a title, the SQL, and what is said of it (`> `). What is said is generated,
//! reviewed and committed, as in the cases. Every block runs on a database of its own: the SQL that brings back what is expected must leave
//! nothing to say, and that in the other direction must make another database like the one that was changed.

use std::fs;
use std::path::{Path, PathBuf};

use integration::case::Case;
use integration::change::{Change, IDS, migrator_with_snapshot};
use integration::database::{self, Database};
use integration::expect::expect_file;
use migrator::{Drift, Finding};
use schema_core::Dialect;
use schema_core::snapshot::Snapshot;

/// Rows that the SQL has to cope with.
const ROWS: &str = "INSERT INTO team (id, name) VALUES (1, 'red'); INSERT INTO \"user\" (id, email, team_id, age) VALUES (1, 'a@b', 1, 20)";

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("runtime/drift")
}

/// The two migrations that lead to the entities.
pub(crate) fn changes(dialect: Dialect) -> Vec<Change> {
    let case = Case::read(&folder()).unwrap();
    let mut snapshot = Snapshot::default();
    let mut changes = Vec::new();
    for (reading, id) in [&case.before, &case.after].into_iter().zip(IDS) {
        let change = Change::new(dialect, &snapshot, &reading.schema, &reading.intent, id).unwrap();
        snapshot = change.after.clone();
        changes.push(change);
    }
    changes
}

/// A database that is as it should be, with these rows.
async fn migrated(dialect: Dialect, changes: &[Change], rows: &str) -> Database {
    let database = Database::new(dialect).await.unwrap();
    database.up(&migrator_with_snapshot(&changes.iter().collect::<Vec<_>>())).await.unwrap();
    let rows = if dialect == Dialect::Mysql { rows.replace('"', "`") } else { rows.to_owned() };
    run(&database, &rows).await.unwrap();
    database
}

async fn run(database: &Database, sql: &str) -> Result<(), String> {
    if sql.is_empty() { Ok(()) } else { database.run(sql).await.map_err(|error| format!("{error}\n{sql}")) }
}

async fn drift(database: &Database, changes: &[Change]) -> Drift {
    database.drift(&migrator_with_snapshot(&changes.iter().collect::<Vec<_>>())).await.unwrap_or_else(|error| panic!("{error:#}"))
}

/// A change by hand.
struct Block {
    title: String,
    sql: String,
}

impl Block {
    fn parse(text: &str) -> Self {
        let (title, rest) = text.split_once('\n').unwrap();
        let sql: Vec<&str> = rest.lines().filter(|line| !line.starts_with('>')).collect();
        Self { title: title.to_owned(), sql: sql.join("\n") }
    }

    /// The block with what was said.
    fn text(&self, drift: &Drift) -> String {
        let findings = drift.findings().iter().map(|finding| format!("> {finding}\n"));
        let notes = drift.notes().iter().map(|note| format!("> note: {note}\n"));
        let refused = drift.sql_to_expected().err().map(|why| format!("> no SQL: {why}\n"));
        format!("{}\n{}\n{}", self.title, self.sql, findings.chain(notes).chain(refused).collect::<String>())
    }
}

async fn what_is_changed_by_hand_is_named_and_brought_back(dialect: Dialect) {
    if !database::is_wanted(dialect).unwrap() {
        return;
    }
    let file = folder().join(format!("{dialect}.txt"));
    let blocks: Vec<Block> = fs::read_to_string(&file).unwrap().trim_end().split("\n\n").map(Block::parse).collect();
    let changes = changes(dialect);
    let (mut texts, mut problems) = (Vec::new(), Vec::new());
    for block in blocks {
        match tried(dialect, &changes, &block).await {
            Ok(found) => texts.push(block.text(&found)),
            Err(problem) => problems.push(format!("{}\n{problem}", block.title)),
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n\n"));
    expect_file(&file, &texts.join("\n")).unwrap();
}

/// Makes a change and brings it back, and brings another database to the same.
async fn tried(dialect: Dialect, changes: &[Change], block: &Block) -> Result<Drift, String> {
    let database = migrated(dialect, changes, ROWS).await;
    let before = drift(&database, changes).await;
    if !before.is_empty() || !before.notes().is_empty() {
        return Err(before.to_string());
    }
    run(&database, &block.sql).await?;
    let found = drift(&database, changes).await;
    if let Ok(sql) = found.sql_to_expected() {
        run(&database, sql).await?;
        let left = drift(&database, changes).await;
        if !left.is_empty() {
            return Err(format!("after\n{sql}\n{left}"));
        }
    }
    database.close().await;
    if let Ok(sql) = found.sql_to_database() {
        // Rows would need values that nothing here knows.
        let other = migrated(dialect, changes, "").await;
        run(&other, sql).await?;
        let like = drift(&other, changes).await;
        if lines(&like) != lines(&found) {
            return Err(format!("after\n{sql}\n{like}\ninstead of\n{found}"));
        }
        other.close().await;
    }
    Ok(found)
}

/// What is said, without what only a person does.
fn lines(drift: &Drift) -> Vec<String> {
    let is_of_people = |line: &String| line.ends_with(": valid instead of not valid") || line.ends_with(": not valid instead of valid");
    let sentence = |finding: &Finding| {
        let mut finding = finding.clone();
        finding.note = None;
        finding.to_string()
    };
    drift.findings().iter().map(sentence).filter(|line| !is_of_people(line)).collect()
}

#[tokio::test]
async fn on_sqlite() {
    what_is_changed_by_hand_is_named_and_brought_back(Dialect::Sqlite).await;
}

#[tokio::test]
async fn on_postgres() {
    what_is_changed_by_hand_is_named_and_brought_back(Dialect::Postgres).await;
}

#[tokio::test]
async fn on_mysql() {
    what_is_changed_by_hand_is_named_and_brought_back(Dialect::Mysql).await;
}

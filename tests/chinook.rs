//! A real database through years of changes: Chinook's eleven tables as entities, its 15,600 rows, and an evolution in which each change
//! is typed into the sources, built by cargo, and applied by the program that was built. After each change every row is accounted for, on
//! the way up, on the way down to nothing, and up again.

#![expect(clippy::unwrap_used, reason = "a test that fails by panicking")]

#[path = "chinook/data.rs"]
mod data;
#[path = "chinook/evolution.rs"]
mod evolution;
#[path = "chinook/oracle.rs"]
mod oracle;
#[path = "chinook/project.rs"]
mod project;

use evolution::{CHANGES, Change, INITIAL, LATER, MISSING, Refusal, Round, TABLES};
use oracle::{Oracle, Stage};
use project::Project;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, SqlitePool};

#[tokio::test]
async fn every_row_survives_the_evolution() {
    let Some(inserts) = data::inserts() else { return };
    let project = Project::create();
    release(&project, "initial");
    project.run(&["up"]).unwrap();
    let pool = SqlitePool::connect_with(SqliteConnectOptions::new().filename(project.database())).await.unwrap();
    let rows = load(&pool, &inserts).await;

    let mut oracle = Oracle::new(pool.clone());
    for fact in INITIAL {
        oracle.learn(fact.name, fact.sql).await;
    }
    assert_eq!((oracle.count(), rows), (15_607, 15_607), "Chinook's rows are all there");

    let mut stages = vec![Stage::default().with(INITIAL)];
    for change in &CHANGES {
        let stage = evolve(&project, &mut oracle, stages.last().expect("the initial stage"), change).await;
        stages.push(stage);
    }
    assert_eq!(project.migrations().len(), stages.len(), "one migration a change");

    down_and_up(&project, &oracle, &stages).await;
    later_rows_survive_too(&project, &oracle, &pool).await;
    assert_eq!(project.run(&["drift"]).unwrap(), AS_LEFT);
    let report = project.run(&["verify"]).unwrap_or_else(|complaint| panic!("{complaint}"));
    assert!(report.starts_with(&format!("verified {} migrations: up, down, and up again", stages.len())), "{report}");
}

/// What `drift` says of a database that nobody has changed.
const AS_LEFT: &str = "the database is as the migrations left it\n\n";

/// Loads the rows in one transaction, with foreign keys on. How many there were.
async fn load(pool: &SqlitePool, inserts: &[String]) -> usize {
    let mut transaction = pool.begin().await.unwrap();
    let mut rows = 0;
    for insert in inserts {
        let done = sqlx::raw_sql(AssertSqlSafe(insert.clone())).execute(&mut *transaction).await;
        rows += done.unwrap_or_else(|error| panic!("{error}: {}", &insert[..80])).rows_affected();
    }
    transaction.commit().await.unwrap();
    usize::try_from(rows).unwrap()
}

/// A build that passes, and the end of the draft.
fn release(project: &Project, what: &str) {
    project.build().unwrap_or_else(|errors| panic!("{what}: {errors:#?}"));
    project.commit();
}

/// One change: typed, asked about, answered, built, applied; then all facts are asked.
async fn evolve(project: &Project, oracle: &mut Oracle, stage: &Stage, change: &Change) -> Stage {
    let name = change.name;
    let before = project.migrations();
    project.edit(change.edits);
    for round in change.rounds {
        asked(project, name, round);
    }
    if let Some(refusal) = &change.refusal {
        refused(project, oracle, stage, name, refusal).await;
    }
    for gain in change.gains {
        oracle.learn(gain.after.name, gain.before).await;
    }
    release(project, name);
    let new: Vec<String> = project.migrations().into_iter().filter(|migration| !before.contains(migration)).collect();
    assert_eq!(new.len(), 1, "{name}: {new:?}");
    let text = project.migration(&new[0]);
    for words in change.says {
        assert!(text.contains(words), "{name}: {} does not say {words}:\n{text}", new[0]);
    }
    let report = project.run(&["up"]).unwrap_or_else(|complaint| panic!("{name}: {complaint}\n{text}"));
    let slug = new[0].trim_end_matches(".rs").split_once('_').map_or("", |(_, slug)| slug);
    assert!(report.contains(slug), "{name}: {report}");

    let gained = change.gains.iter().map(|gain| gain.after);
    let stage = stage.with(change.facts.iter().copied().chain(gained));
    oracle.check(&stage, name).await;
    assert_eq!(oracle.rows("PRAGMA foreign_key_check").await, [""; 0], "{name}");
    assert_eq!(oracle.rows("PRAGMA integrity_check").await, ["\"ok\""], "{name}");
    assert_eq!(project.run(&["drift"]).unwrap(), AS_LEFT, "{name}");
    stage
}

/// A build that fails with exactly the questions of a round; then the answers are typed. Nothing was written.
fn asked(project: &Project, change: &str, round: &Round) {
    let before = project.migrations();
    let errors = project.build().expect_err(change);
    assert_eq!(errors.len(), round.asks.len(), "{change}: {errors:#?}");
    for (ask, error) in round.asks.iter().zip(&errors) {
        assert_eq!(error.at, ask.at, "{change}: {}", error.message);
        assert!(error.file.starts_with("src/"), "{change}: {}", error.file);
        for words in [ask.code, ask.offers] {
            assert!(error.message.contains(words), "{change}: `{words}` is not in: {}", error.message);
        }
    }
    assert_eq!(project.migrations(), before, "{change}: a question writes nothing");
    project.edit(round.answer);
}

/// A build that passes, an `up` that the rows refuse and that changes nothing; then the change is typed differently.
async fn refused(project: &Project, oracle: &Oracle, stage: &Stage, change: &str, refusal: &Refusal) {
    project.build().unwrap_or_else(|errors| panic!("{change}: {errors:#?}"));
    let before = oracle.rows("SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2").await;
    let complaint = project.run(&["up"]).expect_err(change);
    for words in refusal.says {
        assert!(complaint.contains(words), "{change}: `{words}` is not in: {complaint}");
    }
    assert_eq!(oracle.rows("SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2").await, before, "{change}: refused, nothing changed");
    oracle.check(stage, &format!("{change}, refused")).await;
    project.edit(refusal.answer);
}

/// Down one by one, every fact checked on the way, to a database without a table in use; then up in one go.
async fn down_and_up(project: &Project, oracle: &Oracle, stages: &[Stage]) {
    for (at, stage) in stages.iter().enumerate().rev().skip(1) {
        let undone = CHANGES[at].name;
        project.run(&["down", "1"]).unwrap_or_else(|complaint| panic!("undo {undone}: {complaint}"));
        oracle.check(stage, &format!("undone: {undone}")).await;
    }
    project.run(&["down", "1"]).unwrap();
    assert_eq!(tables_in_use(oracle).await, [""; 0], "down to zero");
    project.run(&["up"]).unwrap();
    oracle.check(stages.last().expect("the last stage"), "up again").await;
    assert_eq!(oracle.rows("PRAGMA foreign_key_check").await, [""; 0]);
}

/// Rows written at the end. What they lack for an earlier schema is named when going there; with that given, they too come back.
async fn later_rows_survive_too(project: &Project, oracle: &Oracle, pool: &SqlitePool) {
    for insert in LATER {
        sqlx::query(insert).execute(pool).await.unwrap_or_else(|error| panic!("{error}: {insert}"));
    }
    let before = contents(oracle).await;
    for missing in MISSING {
        let complaint = project.run(&["down", "all"]).expect_err(missing.column);
        assert!(complaint.contains(missing.column), "`{}` is not in: {complaint}", missing.column);
        assert_eq!(contents(oracle).await, before, "refused, nothing changed");
        oracle.execute(missing.update).await;
    }
    project.run(&["down", "all"]).unwrap();
    assert_eq!(tables_in_use(oracle).await, [""; 0], "down to zero");
    project.run(&["up"]).unwrap();
    assert_eq!(contents(oracle).await, before, "what was written at the end is there again");
    let old = oracle.number("SELECT count(*) FROM invoice_line WHERE invoice_line_id <= 2240").await;
    assert_eq!(old, 2240);
}

/// The tables that are neither retired nor the journal's.
async fn tables_in_use(oracle: &Oracle) -> Vec<String> {
    let query = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
    oracle.rows(query).await
}

/// Everything in the tables in use, by the columns in use.
async fn contents(oracle: &Oracle) -> Vec<Vec<String>> {
    let mut contents = Vec::new();
    for table in TABLES {
        let columns = oracle
            .rows(&format!("SELECT name FROM pragma_table_info('{table}') WHERE name NOT LIKE '\\_%' ESCAPE '\\' ORDER BY name"))
            .await
            .join(", ");
        contents.push(oracle.rows(&format!("SELECT {columns} FROM {table} ORDER BY {columns}")).await);
    }
    contents
}

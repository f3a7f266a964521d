//! Entities and snapshots against each other and against databases.

use super::support::{Database, expect_equal, refusal, repository, run};

#[tokio::test]
async fn a_package_its_snapshot_and_a_database() {
    let package = repository("examples/quickstart");
    let snapshot = repository("examples/quickstart/migrations/.snapshot.json");
    let pair = ["diff", "--from", &snapshot, "--to", &package];
    for dialect in ["sqlite", "postgres", "mysql"] {
        let ran = run(&[&pair[..], &["--dialect", dialect]].concat());
        assert_eq!((ran.code, ran.output.as_str(), ran.errors.as_str()), (0, "", ""), "{dialect}");
    }
    let said = refusal(&pair);
    assert!(said.starts_with("error: the two sides are for more than one kind of database\n"), "{said}");
    let database = Database::new("").await;
    let sql = database.become_like(&package, &[]).await;
    assert!(sql.contains("CREATE TABLE \"user\" ("), "{sql}");
    expect_equal(&package, &database.url);
    expect_equal(&database.url, &snapshot);
    assert_eq!(run(&["diff", "--from", &package, "--to", "empty", "--dialect", "sqlite"]).code, 1);
}

#[tokio::test]
async fn the_snapshot_of_a_database_is_the_database() {
    let database = Database::new("CREATE TABLE a (b VARCHAR(9) UNIQUE, c AS (b || 'x'), CHECK (b <> '')); CREATE VIEW v AS SELECT 1").await;
    let file = database.beside("s.json").display().to_string();
    let ran = run(&["snapshot", "--of", &database.url, "--out", &file]);
    assert_eq!((ran.code, ran.output.as_str(), ran.errors.as_str()), (0, "", "note: left out: view `v`\n"));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), run(&["snapshot", "--of", &database.url]).output);
    let ran = run(&["diff", "--from", &database.url, "--to", &file]);
    assert_eq!((ran.code, ran.output.as_str()), (0, ""));
    assert_eq!(ran.errors, "note: view `v` is in the database and not compared\n");
    let copy = Database::new("").await;
    copy.become_like(&file, &[]).await;
}

#[tokio::test]
async fn what_is_retired_stays_and_is_said() {
    let package = repository("examples/quickstart");
    let database = Database::new("").await;
    database.become_like(&package, &[]).await;
    database.run("ALTER TABLE user ADD COLUMN _retired_20250101000000_phone TEXT; CREATE TABLE _retired_20250101000000_old (a)").await;
    let ran = run(&["diff", "--from", &database.url, "--to", &package]);
    assert_eq!((ran.code, ran.output.as_str()), (0, ""), "{}", ran.errors);
    assert_eq!(
        ran.errors,
        "note: table `_retired_20250101000000_old` is retired and not compared\n\
         note: `_retired_20250101000000_phone` of `user` is retired and not compared\n"
    );
    let other = Database::new("").await;
    other.become_like(&database.url, &[]).await;
}

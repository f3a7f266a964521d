//! Input that is wrong.

use super::support::{Database, refusal, repository, run};

fn diff(from: &str, to: &str) -> String {
    refusal(&["diff", "--from", from, "--to", to])
}

#[tokio::test]
async fn what_is_no_schema_is_named() {
    let database = Database::new("CREATE TABLE a (b)").await;
    let file = database.beside("app.db").display().to_string();
    let other = database.beside("other.db").display().to_string();
    std::fs::write(database.beside("text.json"), "{\"format\": 99}").unwrap();
    let newer = database.beside("text.json").display().to_string();
    for (from, expected) in [
        (file.as_str(), format!("error: `{file}` is a SQLite database, not a snapshot\nhint: write `sqlite://{file}`\n")),
        (
            &format!("sqlite://{other}"),
            format!("error: there is no file `{other}`\nhint: check the path; `empty` stands for a database with nothing in it\n"),
        ),
        ("no/such", "error: there is nothing at `no/such`\n".to_owned()),
        ("oracle://me:secret@host/app", "error: `oracle` is no kind of database that is known here\n".to_owned()),
        (&newer, format!("error: `{newer}` is no snapshot: ")),
        (&repository("tests/cli"), "error: there is no `Cargo.toml` in ".to_owned()),
    ] {
        let said = diff(from, "empty");
        assert!(said.starts_with(&expected), "{said}");
        assert!(said.contains("\nhint: ") && !said.contains("secret"), "{said}");
    }
    assert!(!database.beside("other.db").exists(), "reading creates nothing");
}

#[tokio::test]
async fn a_file_that_is_no_database_is_refused() {
    let database = Database::new("CREATE TABLE a (b)").await;
    std::fs::write(database.beside("text.db"), "no database, but long enough to be looked at as one".repeat(20)).unwrap();
    let url = format!("sqlite://{}", database.beside("text.db").display());
    let said = diff(&url, "empty");
    assert!(said.contains("can't be read: file is not a database") && said.contains("\nhint: "), "{said}");
}

#[tokio::test]
async fn the_kind_of_database_must_be_known_and_one() {
    let database = Database::new("CREATE TABLE a (b)").await;
    let said = refusal(&["diff", "--from", &database.url, "--to", "empty", "--dialect", "postgres"]);
    assert!(said.starts_with("error: one side is a sqlite database, and `--dialect` says postgres\n"), "{said}");
    let snapshot = database.beside("s.json").display().to_string();
    assert_eq!(run(&["snapshot", "--of", "empty", "--out", &snapshot]).code, 0);
    assert_eq!(run(&["diff", "--from", "empty", "--to", &snapshot]).code, 0);
}

#[tokio::test]
async fn a_file_that_cannot_be_written_is_named() {
    let said = refusal(&["snapshot", "--of", "empty", "--out", "no/such/folder/file.json"]);
    assert!(said.starts_with("error: `no/such/folder/file.json` can't be written: ") && said.contains("\nhint: "), "{said}");
}

//! Two SQLite databases.

use super::support::{Database, expect_equal, refusal, run};

/// A table with most of what SQLite has, rows, and what no schema has a place for.
const RICH: &str = "
    CREATE TABLE team (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE COLLATE NOCASE);
    CREATE TABLE user (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        team_id INT REFERENCES team ON DELETE CASCADE,
        email TEXT NOT NULL DEFAULT 'none' CONSTRAINT has_at CHECK (email LIKE '%@%'),
        upper_email TEXT GENERATED ALWAYS AS (upper(email)) STORED,
        born DATE DEFAULT (date('now')),
        CONSTRAINT one_per_team UNIQUE (team_id, email)
    );
    CREATE INDEX by_lower ON user (lower(email), born COLLATE NOCASE DESC) WHERE born IS NOT NULL;
    CREATE VIEW emails AS SELECT email FROM user;
    CREATE TRIGGER stamp AFTER INSERT ON user BEGIN UPDATE user SET born = '2000-01-01' WHERE id = new.id; END;
    INSERT INTO team (name) VALUES ('red');
    INSERT INTO user (team_id, email) VALUES (1, 'a@b'), (1, 'c@d'), (NULL, 'e@f');
    DELETE FROM user WHERE email = 'e@f';
";

#[tokio::test]
async fn equal_databases_print_nothing() {
    let (one, other) = (Database::new(RICH).await, Database::new(RICH).await);
    expect_equal(&one.url, &other.url);
    expect_equal("empty", "empty");
}

#[tokio::test]
async fn a_rebuild_keeps_rows_numbers_triggers_and_views() {
    let (before, after) =
        (Database::new(RICH).await, Database::new(&RICH.replace("email TEXT NOT NULL DEFAULT 'none'", "email VARCHAR(99) NOT NULL")).await);
    let sql = before.become_like(&after.url, &[]).await;
    assert!(sql.starts_with("PRAGMA foreign_keys = OFF;\nBEGIN IMMEDIATE;\n") && sql.ends_with("COMMIT;\n"), "{sql}");
    before.run("INSERT INTO user (email) VALUES ('g@h')").await;
    let rows = before.column("SELECT id || ' ' || upper_email || ' ' || born FROM user ORDER BY id").await;
    assert_eq!(rows, ["1 A@B 2000-01-01", "2 C@D 2000-01-01", "4 G@H 2000-01-01"], "3 was given out before");
    assert_eq!(before.column("SELECT email FROM emails ORDER BY 1").await, ["a@b", "c@d", "g@h"]);
    assert!(before.column("SELECT \"table\" FROM pragma_foreign_key_check").await.is_empty());
}

#[tokio::test]
async fn every_clause_is_a_difference() {
    for (old, new) in [
        ("NOT NULL UNIQUE COLLATE", "NOT NULL COLLATE"),
        ("COLLATE NOCASE)", "COLLATE RTRIM)"),
        ("ON DELETE CASCADE", "ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED"),
        ("DEFAULT 'none'", "DEFAULT 'some'"),
        ("CONSTRAINT has_at", ""),
        ("'%@%'", "'%@_%'"),
        ("STORED", "VIRTUAL"),
        ("upper(email)", "email || ''"),
        ("date('now')", "date('now', '+1 day')"),
        ("CONSTRAINT one_per_team", ""),
        ("UNIQUE (team_id, email)", "UNIQUE (email, team_id)"),
        ("lower(email),", "email COLLATE NOCASE,"),
        ("NOCASE DESC", "NOCASE"),
        ("WHERE born IS NOT NULL", "WHERE born > 0"),
        ("KEY AUTOINCREMENT,\n", "KEY,\n"),
        ("CREATE INDEX by_lower", "CREATE INDEX by_other"),
        ("(team_id, email)\n    )", "(team_id, email), CHECK (id > 0), UNIQUE (born, id)\n    )"),
    ] {
        assert!(RICH.contains(old), "{old}");
        let (before, after) = (Database::new(RICH).await, Database::new(&RICH.replace(old, new)).await);
        before.become_like(&after.url, &[]).await;
        let (before, after) = (Database::new(&RICH.replace(old, new)).await, Database::new(RICH).await);
        before.become_like(&after.url, &[]).await;
    }
}

#[tokio::test]
async fn what_is_not_compared_is_named() {
    let before = Database::new(RICH).await;
    let other_trigger = RICH.replace("2000-01-01", "2001-01-01");
    for (script, expected) in [
        (RICH.replace("CREATE VIEW emails AS SELECT email FROM user;", ""), "view `emails` is only in `--from`"),
        (format!("{RICH} CREATE VIEW more AS SELECT 1;"), "view `more` is only in `--to`"),
        (other_trigger, "trigger `stamp` of `user` is not the same in both"),
        (RICH.replace("NOT NULL UNIQUE", "NOT NULL UNIQUE ON CONFLICT IGNORE"), "setting `ON CONFLICT IGNORE` of `team` is only in `--to`"),
    ] {
        let after = Database::new(&script).await;
        let said = refusal(&["diff", "--from", &before.url, "--to", &after.url]);
        assert!(said.contains(expected) && said.contains("\nhint: "), "{said}");
    }
    let said = refusal(&["diff", "--from", "empty", "--to", &before.url]);
    assert!(said.contains("view `emails` is only in `--to`") && said.contains("trigger `stamp` of `user` is only in `--to`"), "{said}");
}

#[tokio::test]
async fn a_table_with_what_nobody_would_write_again_is_not_rebuilt() {
    let script = "CREATE TABLE a (b INTEGER PRIMARY KEY, c TEXT UNIQUE ON CONFLICT IGNORE)";
    let before = Database::new(script).await;
    let added = Database::new(&script.replace(", c", ", d INT, c")).await;
    before.become_like(&added.url, &[]).await;
    let changed = Database::new(&script.replace("c TEXT", "d INT, c BLOB")).await;
    let said = refusal(&["diff", "--from", &before.url, "--to", &changed.url]);
    assert!(said.contains("table `a` must be built again, which would lose setting `ON CONFLICT IGNORE` of `a`"), "{said}");
}

#[tokio::test]
async fn the_forms_of_the_output() {
    let (before, after) = (Database::new("CREATE TABLE a (b TEXT)").await, Database::new("CREATE TABLE a (b TEXT, \"c;\" INT)").await);
    let form = |format: &str| run(&["diff", "--from", &before.url, "--to", &after.url, "--format", format]).output;
    assert_eq!(form("sql"), "PRAGMA foreign_keys = OFF;\nBEGIN IMMEDIATE;\nALTER TABLE \"a\" ADD COLUMN \"c;\" INT;\nCOMMIT;\n");
    assert_eq!(form("steps"), "add `c;` to `a`\n");
    let json: serde_json::Value = serde_json::from_str(&form("json")).unwrap();
    assert_eq!(json["steps"], serde_json::json!(["add `c;` to `a`"]));
    assert_eq!((json["dialect"].as_str(), json["statements"].as_array().map(Vec::len)), (Some("sqlite"), Some(4)));
    assert_eq!(json["risks"], serde_json::json!([]));
    let back = run(&["diff", "--from", &after.url, "--to", &before.url, "--format", "json"]).output;
    let json: serde_json::Value = serde_json::from_str(&back).unwrap();
    let expected = serde_json::json!({
        "code": "dropped_column",
        "class": "data_loss",
        "level": "warn",
        "table": "a",
        "column": "c;",
        "message": "`c;` of `a` is dropped with its values",
        "instead": "rename it aside (`ALTER TABLE \"a\" RENAME COLUMN \"c;\" TO \"c;_old\"`), and drop it when nobody has missed it",
    });
    assert_eq!(json["risks"][0], expected);
}

#[tokio::test]
async fn rows_in_the_way_stop_the_script_and_change_nothing() {
    let before = Database::new("CREATE TABLE a (b TEXT, c INT); INSERT INTO a (c) VALUES (1)").await;
    let after = Database::new("CREATE TABLE a (b TEXT NOT NULL, c INT)").await;
    let script = before.beside("change.sql");
    std::fs::write(&script, run(&["diff", "--from", &before.url, "--to", &after.url]).output).unwrap();
    let (input, file) = (std::fs::File::open(script).unwrap(), before.beside("app.db"));
    let Ok(done) = std::process::Command::new("sqlite3").arg("-bail").arg(file).stdin(input).output() else { return };
    assert!(!done.status.success() && String::from_utf8_lossy(&done.stderr).contains("NOT NULL constraint failed"));
    assert_eq!(before.column("SELECT coalesce(b, 'none') FROM a").await, ["none"]);
}

//! Databases on servers.

use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use servers::{Kind, Wanted, url};
use sqlx::{AssertSqlSafe, Connection as _, MySqlConnection, PgConnection};

use super::support::{expect_equal, refusal, repository, run};

/// The URL of a server, unless it is left out.
fn server(kind: Kind) -> Option<String> {
    match url(kind).unwrap() {
        Wanted::Url(url) => Some(url),
        Wanted::Skipped => None,
    }
}

/// The URL of another database on the server, which is created.
async fn database(kind: Kind, server: &str) -> String {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let name = format!("cli_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    administrate(kind, server, &format!("CREATE DATABASE {name}")).await;
    format!("{}/{name}", server.rsplit_once('/').unwrap().0)
}

async fn drop(kind: Kind, server: &str, database: &str) {
    administrate(kind, server, &format!("DROP DATABASE {}", database.rsplit_once('/').unwrap().1)).await;
}

async fn administrate(kind: Kind, url: &str, sql: &str) {
    let sql = sqlx::raw_sql(AssertSqlSafe(sql.to_owned()));
    match kind {
        Kind::Postgres => sql.execute(&mut PgConnection::connect(url).await.unwrap()).await.map(std::mem::drop).unwrap(),
        Kind::Mysql => sql.execute(&mut MySqlConnection::connect(url).await.unwrap()).await.map(std::mem::drop).unwrap(),
    }
}

const BEFORE: &str = "CREATE TABLE team (id BIGINT PRIMARY KEY, name VARCHAR(50) NOT NULL); \
    CREATE TABLE person (id BIGINT PRIMARY KEY, team_id BIGINT REFERENCES team (id), email VARCHAR(99) DEFAULT 'none'); \
    INSERT INTO team VALUES (1, 'red'); INSERT INTO person VALUES (7, 1, 'a@b')";
const AFTER: &str = "CREATE TABLE team (id BIGINT PRIMARY KEY, name VARCHAR(50) NOT NULL UNIQUE, color VARCHAR(9) DEFAULT 'red'); \
    CREATE TABLE person (id BIGINT PRIMARY KEY, mail VARCHAR(120) NOT NULL, CHECK (id > 0)); CREATE INDEX by_mail ON person (mail)";

/// One database becomes the other by the SQL that is printed.
async fn becomes(kind: Kind) {
    let Some(server) = server(kind) else { return };
    let (before, after) = (database(kind, &server).await, database(kind, &server).await);
    administrate(kind, &before, BEFORE).await;
    administrate(kind, &after, AFTER).await;
    let said = refusal(&["diff", "--from", &before, "--to", &after]);
    assert!(
        said.contains("hint: renamed:     --renamed person.team_id=mail\n") || said.contains("--renamed person.email=mail\n"),
        "{said}"
    );
    let ran = run(&["diff", "--from", &before, "--to", &after, "--renamed", "person.email=mail"]);
    assert_eq!((ran.code, ran.errors.as_str()), (1, ""));
    administrate(kind, &before, &ran.output).await;
    expect_equal(&before, &after);
    expect_equal(&after, &before);
    drop(kind, &server, &before).await;
    drop(kind, &server, &after).await;
}

#[tokio::test]
async fn postgres() {
    becomes(Kind::Postgres).await;
}

#[tokio::test]
async fn mysql() {
    becomes(Kind::Mysql).await;
}

/// A snapshot of a database, and the database.
async fn snapshot(kind: Kind) {
    let Some(server) = server(kind) else { return };
    let (one, other) = (database(kind, &server).await, database(kind, &server).await);
    administrate(kind, &one, AFTER).await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("s.json").display().to_string();
    assert_eq!(run(&["snapshot", "--of", &one, "--out", &file]).code, 0);
    expect_equal(&one, &file);
    administrate(kind, &other, &run(&["diff", "--from", &other, "--to", &file]).output).await;
    expect_equal(&other, &file);
    drop(kind, &server, &one).await;
    drop(kind, &server, &other).await;
}

#[tokio::test]
async fn snapshot_of_postgres() {
    snapshot(Kind::Postgres).await;
}

#[tokio::test]
async fn snapshot_of_mysql() {
    snapshot(Kind::Mysql).await;
}

#[tokio::test]
async fn the_script_is_for_psql() {
    let Some(server) = server(Kind::Postgres) else { return };
    let before = database(Kind::Postgres, &server).await;
    let package = repository("examples/quickstart");
    let ran = run(&["diff", "--from", &before, "--to", &package]);
    assert_eq!((ran.code, ran.errors.as_str()), (1, ""));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("change.sql");
    std::fs::write(&file, &ran.output).unwrap();
    let Ok(done) = Command::new("psql").args(["-q", "-v", "ON_ERROR_STOP=1", "-f"]).arg(file).arg(&before).output() else { return };
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    expect_equal(&before, &package);
    drop(Kind::Postgres, &server, &before).await;
}

#[tokio::test]
async fn what_is_wrong_with_a_server_is_said_without_the_password() {
    for kind in [Kind::Postgres, Kind::Mysql] {
        let Some(server) = server(kind) else { continue };
        let missing = format!("{}/no_such_database", server.rsplit_once('/').unwrap().0);
        let (scheme, place) = (server.split_once("://").unwrap().0, server.rsplit_once('@').unwrap().1);
        let stranger = format!("{scheme}://nobody:hidden-word@{place}");
        let nowhere = format!("{scheme}://nobody:hidden-word@127.0.0.1:1/app");
        for url in [missing, stranger, nowhere] {
            let said = refusal(&["diff", "--from", &url, "--to", "empty"]);
            assert!(said.starts_with("error: ") && !said.contains("hidden-word"), "{said}");
        }
    }
    let (Some(postgres), Some(mysql)) = (server(Kind::Postgres), server(Kind::Mysql)) else { return };
    let said = refusal(&["diff", "--from", &postgres, "--to", &mysql]);
    assert!(said.starts_with("error: one side is a postgres database, the other a mysql database\n"), "{said}");
}

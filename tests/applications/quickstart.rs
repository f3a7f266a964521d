//! The example, started as somebody who tries it starts it: twice on a database that is empty at first.

use std::env;
use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::OnceLock;

use integration::package::repository;
use integration::server::Server;
use migrator::{Migrations, Migrator};
use servers::Kind;

use crate::support::{Pool, with_database};

#[path = "../../examples/quickstart/migrations/m20261126074516_initial.rs"]
#[allow(unreachable_pub, clippy::all, clippy::pedantic, reason = "it is generated, and for a program")]
#[rustfmt::skip]
mod initial;
#[path = "../../examples/quickstart/migrations/m20261126074619_add_priority_to_task.rs"]
#[allow(unreachable_pub, clippy::all, clippy::pedantic, reason = "it is generated, and for a program")]
#[rustfmt::skip]
mod priority;

static MIGRATIONS: Migrations = Migrations::new(&[&initial::MIGRATION, &priority::MIGRATION])
    .snapshot(include_str!("../../examples/quickstart/migrations/.snapshot.json"));

/// The program, built as `cargo run -p quickstart` does.
fn program() -> &'static PathBuf {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let target = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().to_owned();
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.args(["build", "--offline", "--quiet", "--package", "quickstart", "--target-dir"]).arg(&target);
        let built = cargo.current_dir(repository()).output().unwrap();
        assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
        target.join("debug/quickstart")
    })
}

fn start(url: &str) -> Output {
    Command::new(program()).env("DATABASE_URL", url).output().unwrap()
}

/// What a run that succeeds prints.
fn run(url: &str) -> String {
    let output = start(url);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// What the two runs print that follow each other.
fn check(first: &str, second: &str) {
    assert!(first.contains("\nmigrated  applied 2 migrations: initial, add_priority_to_task"), "{first}");
    assert!(first.contains("\nsigned up user1@example.com as Admin of team #1 Compilers, at "), "{first}");
    assert!(second.contains("\nmigrated  nothing to do\nsigned up user2@example.com as Member of team #1 Compilers, at "), "{second}");
    assert!(second.contains("\nfinished  #1 \"Review change 1\" of user #1\n"), "{second}");
    assert!(second.contains("\n  #2   Open   Normal   Review change 2      user2@example.com "), "{second}");
    let first = first.split("\n  #1   Open ").nth(1).and_then(|line| line.lines().next()).unwrap();
    assert!(second.contains(&format!("\n  #1   Done {first}\n")), "the row of the first run, with its instant:\n{second}");
}

#[tokio::test]
async fn two_runs_on_a_server_keep_the_rows_of_both() {
    for server in Server::all() {
        with_database(&server, async |url| {
            check(&run(url), &run(url));
            let pool = Pool::new(server.kind, url);
            assert_eq!(pool.number("SELECT count(*) FROM task WHERE status = 'Done' AND priority = 'Normal'").await, 1);
            assert_eq!(pool.number("SELECT count(*) FROM task JOIN team ON team.id = 1").await, 2);
            let drift = pool.drift(&Migrator::new(&MIGRATIONS)).await.unwrap();
            assert!(drift.is_empty(), "{drift}");
            pool.close().await;
        })
        .await;
    }
}

#[test]
fn two_runs_on_a_file_keep_the_rows_of_both() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}?mode=rwc", folder.path().join("board.db").display());
    check(&run(&url), &run(&url));
}

/// The unit test of the example does so on SQLite.
#[tokio::test]
async fn its_migrations_are_proven_on_servers() {
    for server in Server::all() {
        with_database(&server, async |url| {
            let pool = Pool::new(server.kind, url);
            pool.verify(&Migrator::new(&MIGRATIONS)).await.unwrap();
            pool.close().await;
        })
        .await;
    }
}

#[test]
fn a_database_that_is_not_there_is_said_with_what_creates_it() {
    for server in Server::all() {
        let output = start(&server.database("no_such_thing", None));
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.starts_with("Error: there is no such database: ") && said.contains("`migrator::create_database(url)`"), "{said}");
        let printed = String::from_utf8(output.stdout).unwrap();
        let (scheme, hidden) = if server.kind == Kind::Postgres { ("postgres", "postgres@") } else { ("mysql", "@") };
        assert!(printed.starts_with(&format!("database  {scheme}://")) && !printed.contains(hidden), "{printed}");
    }
}

//! What is wrong with an address, an account or the migrations: one error each, with what to do, and never a password.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::sync::{Mutex, Once};

use integration::server::Server;
use migrator::{DatabaseUrl, Dialect, Error, Migrations, Migrator, create_database};
use servers::{Kind, PASSWORD_ROLE};
use tracing::field::{Field, Visit};
use tracing::{Event, Metadata, Subscriber, span};

use crate::project::{Project, text};
use crate::support::{MIGRATIONS, Pool, with_database};

/// What must be seen nowhere.
const HIDDEN: &str = "hidden-word";

/// Everything that anybody in this process tells `tracing`.
static TOLD: Mutex<String> = Mutex::new(String::new());
static START: Once = Once::new();

struct Recorder;

impl Subscriber for Recorder {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, attributes: &span::Attributes<'_>) -> span::Id {
        attributes.record(&mut Told);
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, values: &span::Record<'_>) {
        values.record(&mut Told);
    }

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &Event<'_>) {
        event.record(&mut Told);
    }

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}

struct Told;

impl Visit for Told {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        // Writing to a string does not fail.
        let _ = writeln!(TOLD.lock().unwrap(), "{} = {value:?}", field.name());
    }
}

/// Every form that an error has.
fn forms(error: &Error) -> String {
    format!("{error}\n{error:#}\n{error:?}\n{:?}\n{:?}\n{:?}", error.message(), error.hint(), error.cause())
}

/// It says so, says what to do, and keeps the secret.
fn check(error: &Error, says: &str, hint: &str) {
    assert!(error.to_string().contains(says), "`{says}` is not in: {error}");
    assert!(error.hint().unwrap_or_default().contains(hint), "`{hint}` is not in: {error:?}");
    assert!(!forms(error).contains(HIDDEN), "{}", forms(error));
}

/// The errors of everything that connects: creating, migrating, looking.
async fn errors(kind: Kind, url: &str) -> Vec<Error> {
    let (pool, migrator) = (Pool::new(kind, url), Migrator::new(&MIGRATIONS));
    let errors =
        vec![create_database(url).await.unwrap_err(), pool.up(&migrator).await.unwrap_err(), pool.status(&migrator).await.unwrap_err()];
    pool.close().await;
    errors
}

#[tokio::test]
async fn a_wrong_password_is_not_echoed() {
    START.call_once(|| tracing::subscriber::set_global_default(Recorder).unwrap());
    for server in Server::all() {
        let role = server.name("locked");
        let create = match server.kind {
            Kind::Postgres => format!(
                "DO $$ BEGIN CREATE ROLE {PASSWORD_ROLE}; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$; \
                 CREATE ROLE {role} LOGIN PASSWORD 'right' IN ROLE {PASSWORD_ROLE}"
            ),
            Kind::Mysql => format!("CREATE USER {role} IDENTIFIED BY 'right'"),
        };
        server.run(&create).await.unwrap();
        let url = server.database("app", Some((&role, HIDDEN)));
        let (says, hint) = match server.kind {
            Kind::Postgres => ("the server does not let this role in", "check the role and its password in the URL"),
            Kind::Mysql => ("the server does not let this account in", "check the account and its password in the URL"),
        };
        errors(server.kind, &url).await.iter().for_each(|error| check(error, says, hint));
        let drop = if server.kind == Kind::Postgres { "ROLE" } else { "USER" };
        server.run(&format!("DROP {drop} {role}")).await.unwrap();
    }
    let told = TOLD.lock().unwrap();
    assert!(!told.contains(HIDDEN), "{told}");
    assert!(Server::all().is_empty() || told.contains("role") || told.contains("CREATE"), "nobody listened");
}

#[tokio::test]
async fn a_database_that_is_not_there_is_named_with_what_creates_it() {
    for server in Server::all() {
        let url = server.database("no_such_thing", None);
        let (quoted, pool) = (Dialect::Postgres.identifier("no_such_thing"), Pool::new(server.kind, &url));
        let sql = match server.kind {
            Kind::Postgres => format!("`CREATE DATABASE {quoted}`"),
            Kind::Mysql => "`CREATE DATABASE `no_such_thing` CHARACTER SET utf8mb4`".to_owned(),
        };
        let error = pool.up(&Migrator::new(&MIGRATIONS)).await.unwrap_err();
        assert!(error.is_missing_database());
        check(&error, "there is no such database", &sql);
        check(&error, "", "`migrator::create_database(url)`");
        pool.close().await;
    }
}

#[tokio::test]
async fn a_server_that_does_not_answer_is_said_to() {
    for (kind, scheme) in [(Kind::Postgres, "postgres"), (Kind::Mysql, "mysql")] {
        let url = format!("{scheme}://somebody:{HIDDEN}@127.0.0.1:1/app");
        let [created, up, status] = &errors(kind, &url).await[..] else { panic!("three errors") };
        check(created, &format!("no connection to `{scheme}://127.0.0.1:1/app`: "), "whether the server runs");
        for error in [up, status] {
            check(error, "no connection to the database", "no server answers");
        }
    }
}

#[tokio::test]
async fn what_is_no_address_is_refused() {
    for (url, says, hint) in [
        ("oracle://u:hidden-word@host/app", "`oracle` is no kind of database", "`sqlite:`, `postgres:` or `mysql:`"),
        ("hidden-word@host", "this is no address of a database", "`sqlite:`, `postgres:` or `mysql:`"),
        ("postgres://u:hidden-word@host:port/app", "`postgres://host:port/app` is no address of a PostgreSQL database", "postgres://user:"),
        ("postgres://u:p?sslmode=hidden-word@host/app", "is no address of a PostgreSQL database", "postgres://user:"),
        ("mysql://u:hidden-word@host:port/app", "`mysql://host:port/app` is no address of a MySQL database", "mysql://user:"),
        ("mysql://u:hidden-word@host", "`mysql://host` names no database", "mysql://user:"),
        ("sqlite://app.db?mode=hidden-word", "`sqlite://app.db` is no address of a SQLite database", "write `sqlite://path`"),
    ] {
        let error = create_database(url).await.unwrap_err();
        assert!(error.is_invalid_url(), "{url}");
        check(&error, says, hint);
        assert!(!url.parse::<DatabaseUrl>().is_ok_and(|url| format!("{url} {url:?}").contains(HIDDEN)), "{url}");
    }
}

/// Migrations that a build wrote for SQLite alone, on another database: nothing is done, not even a journal made.
#[tokio::test]
async fn migrations_without_sql_for_a_database_are_refused_there() {
    static FOR_SQLITE: Migrations = MIGRATIONS.dialects(&[Dialect::Sqlite]);
    for server in Server::all() {
        with_database(&server, async |url| {
            let pool = Pool::new(server.kind, url);
            let migrator = Migrator::new(&FOR_SQLITE);
            for error in [pool.up(&migrator).await.unwrap_err(), pool.status(&migrator).await.map(drop).unwrap_err()] {
                assert!(error.is_other_dialect());
                let (title, variant) = if server.kind == Kind::Postgres { ("PostgreSQL", "Postgres") } else { ("MySQL", "Mysql") };
                let says = format!("the migrations have no SQL for {title}; they are written for SQLite");
                check(&error, &says, &format!("add `.dialect(schema_core::Dialect::{variant})` to the `build.rs`"));
            }
            assert_eq!(pool.tables().await, 0);
            assert_eq!(pool.up(&Migrator::new(&MIGRATIONS)).await.unwrap().done.len(), 2);
            pool.close().await;
        })
        .await;
    }
}

/// A program that was built for SQLite alone gets the address of a server.
#[test]
fn a_database_that_the_program_was_built_without_is_said_with_the_feature() {
    let project = Project::new("built-for-sqlite");
    let main = r#"//! A program with one kind of database.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

fn main() {
    for url in std::env::args().skip(1) {
        // Nothing is waited for: whether the program knows such databases, it knows at once.
        let mut created = pin!(migrator::create_database(&url));
        match created.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(created) => println!("{created:?}"),
            Poll::Pending => println!("pending"),
        }
    }
}
"#;
    project.write("src/main.rs", main);
    let urls = ["postgres://u:hidden-word@host/app", "mysql://u:hidden-word@host/app", "sqlite::memory:"];
    project.builds();
    let program = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().join("debug/built-for-sqlite");
    let printed = text(&Command::new(program).args(urls).output().unwrap().stdout);
    let expected = "Err(this program was built without PostgreSQL\n\
                    hint: turn the feature `postgres` of migrator on in its `Cargo.toml`, and that of sqlx)\n\
                    Err(this program was built without MySQL\n\
                    hint: turn the feature `mysql` of migrator on in its `Cargo.toml`, and that of sqlx)\n\
                    Ok(false)\n";
    assert_eq!(printed, expected);
}

//! A program that is tested on SQLite and runs on PostgreSQL, built by real cargo while its structs change, with rows in both databases; a
//! third kind of database joins later.

use std::path::Path;
use std::process::Command;

use integration::package::repository;
use integration::server::{self, Server};
use schema_core::build::{Selection, purge, squash};
use servers::Kind;
use sqlx::AssertSqlSafe;

use crate::project::{Project, text};

const BUILD_SCRIPT: &str = "//! The build step.

use schema_core::Dialect;

fn main() -> schema_core::build::Result {
    schema_core::build::Build::new().dialect(Dialect::Sqlite).dialect(Dialect::Postgres).run()
}
";

/// Does to the database of a URL what its first argument says.
const PROGRAM: &str = r#"//! A program with migrations for several databases.

pub mod model;

use std::error::Error;

use migrator::{DatabaseUrl, Dialect, MigratePool, Migrator};

migrator::embed!();

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let url: DatabaseUrl = arguments[2].parse()?;
    match url.dialect() {
        Dialect::Sqlite => run(&arguments[1], &sqlx::SqlitePool::connect_lazy(url.secret())?).await,
        Dialect::Postgres => run(&arguments[1], &sqlx::PgPool::connect_lazy(url.secret())?).await,
        Dialect::Mysql => run(&arguments[1], &sqlx::MySqlPool::connect_lazy(url.secret())?).await,
        other => Err(other.name().into()),
    }
}

async fn run(verb: &str, pool: &impl MigratePool) -> Result<(), Box<dyn Error>> {
    let migrator = Migrator::new(&migrations::MIGRATIONS);
    match verb {
        "up" => println!("{}", migrator.up(pool).await?),
        "undo" => println!("{}", migrator.down(pool, migrator::Target::Steps(1)).await?),
        "drift" => println!("{}", migrator.drift(pool).await?),
        _ => println!("{}", migrator.verify(pool).await?),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    /// What the program does on PostgreSQL, tested without it.
    #[tokio::test]
    async fn an_account_begins_without_visits() -> Result<(), Box<dyn std::error::Error>> {
        let options = sqlx::sqlite::SqlitePoolOptions::new().max_connections(1);
        let pool = options.connect("sqlite::memory:").await?;
        migrator::Migrator::new(&super::migrations::MIGRATIONS).up(&pool).await?;
        sqlx::query("INSERT INTO account (address, plan) VALUES ('a@x', 'Free')").execute(&pool).await?;
        assert_eq!(sqlx::query_scalar::<_, i64>("SELECT visits FROM account").fetch_one(&pool).await?, 0);
        Ok(())
    }
}
"#;

const MODEL: &str = "//! The entities.

use migrator::{Entity, EntityEnum};

/// Somebody's account.
#[derive(Entity)]
pub struct Account {
    /// The key.
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    /// The address.
    #[entity(unique, length = 100)]
    pub email: String,
    /// How often they came.
    #[entity(default = 0)]
    pub visits: i32,
    /// What they pay for.
    #[entity(default = Plan::Free)]
    pub plan: Plan,
}

/// What one can pay for.
#[derive(EntityEnum)]
pub enum Plan {
    /// Nothing.
    Free,
    /// Something.
    Paid,
}
";

/// The dependencies are those of the quickstart, which are compiled once for both.
fn project() -> Project {
    let project = Project::new("grown");
    let repository = repository().display();
    let databases = r#""sqlite", "postgres", "mysql", "chrono""#;
    project.write(
        "Cargo.toml",
        &format!(
            "[package]\nname = \"grown\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n\
             chrono = {{ version = \"0.4\", default-features = false, features = [\"std\", \"clock\"] }}\n\
             migrator = {{ path = \"{repository}/crates/migrator\", features = [{databases}] }}\n\
             sqlx = {{ version = \"0.9\", default-features = false, features = [\"runtime-tokio\", {databases}, \"derive\"] }}\n\
             tokio = {{ version = \"1\", features = [\"rt-multi-thread\", \"macros\"] }}\n\n\
             [build-dependencies]\nschema-core = {{ path = \"{repository}/crates/schema-core\", features = [\"build\"] }}\n\n\
             [profile.dev]\ndebug = \"line-tables-only\"\n\n[workspace]\n"
        ),
    );
    project.write("build.rs", BUILD_SCRIPT);
    project.write("src/main.rs", PROGRAM);
    project.write("src/model.rs", MODEL);
    project.remove("src/lib.rs");
    project.remove("src/user.rs");
    project
}

/// The program as it is now, and a database that it has been on since it was first built, or since it could.
struct Place<'a> {
    project: &'a Project,
    kind: Option<Kind>,
    url: String,
}

impl Place<'_> {
    /// What the program prints.
    fn run(&self, verb: &str) -> String {
        let program = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().join("debug/grown");
        let output = Command::new(program).args([verb, &self.url]).current_dir(&self.project.folder).output().unwrap();
        assert!(output.status.success(), "{verb} on {}: {}{}", self.url, text(&output.stdout), text(&output.stderr));
        text(&output.stdout)
    }

    async fn insert(&self, sql: &str) {
        if let Some(kind) = self.kind {
            return server::run(kind, &self.url, sql).await.unwrap();
        }
        let pool = sqlx::SqlitePool::connect(&self.url).await.unwrap();
        sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&pool).await.unwrap();
        pool.close().await;
    }

    /// The accounts: address, visits, plan.
    async fn accounts(&self) -> Vec<(String, i64, String)> {
        let text = if self.kind == Some(Kind::Mysql) { "CHAR" } else { "TEXT" };
        let sql = AssertSqlSafe(format!("SELECT address, visits, CAST(plan AS {text}) FROM account ORDER BY id"));
        match self.kind {
            Some(Kind::Postgres) => sqlx::query_as(sql).fetch_all(&sqlx::PgPool::connect(&self.url).await.unwrap()).await,
            Some(Kind::Mysql) => sqlx::query_as(sql).fetch_all(&sqlx::MySqlPool::connect(&self.url).await.unwrap()).await,
            None => sqlx::query_as(sql).fetch_all(&sqlx::SqlitePool::connect(&self.url).await.unwrap()).await,
        }
        .unwrap()
    }

    /// The database is as the entities say, and the migrations lead there in both directions.
    fn is_true(&self) {
        assert!(self.run("drift").starts_with("the database is as the migrations left it"), "{}", self.run("drift"));
        self.run("verify");
    }
}

/// Builds the program, commits the migration that appears, and migrates.
fn up(project: &Project, places: &[&Place<'_>], done: &str) {
    project.builds();
    project.commit();
    migrate(places, done);
}

fn migrate(places: &[&Place<'_>], done: &str) {
    for place in places {
        let report = place.run("up");
        assert!(report.contains(done), "{done} on {}: {report}", place.url);
    }
}

fn rows(rows: &[(&str, i64, &str)]) -> Vec<(String, i64, String)> {
    rows.iter().map(|(address, visits, plan)| ((*address).to_owned(), *visits, (*plan).to_owned())).collect()
}

#[tokio::test]
async fn it_is_tested_on_sqlite_and_runs_on_postgres_and_later_on_mysql() {
    let (Some(postgres), Some(mysql)) = (Server::of(Kind::Postgres), Server::of(Kind::Mysql)) else { return };
    let (project, name, folder) = (project(), postgres.name("grown"), tempfile::tempdir().unwrap());
    for server in [&postgres, &mysql] {
        server.run(&format!("CREATE DATABASE {name}")).await.unwrap();
    }
    let file = format!("sqlite://{}?mode=rwc", folder.path().join("grown.db").display());
    let test = Place { project: &project, kind: None, url: file };
    let production = Place { project: &project, kind: Some(Kind::Postgres), url: postgres.database(&name, None) };
    let late = Place { project: &project, kind: Some(Kind::Mysql), url: mysql.database(&name, None) };

    grows(&project, &[&test, &production]).await;
    joins(&project, &test, &production, &late).await;
    let places = [&test, &production, &late];
    goes_on(&project, &places).await;
    folds(&project, &places).await;
    for server in [&postgres, &mysql] {
        server.drop(&name).await.unwrap();
    }
}

/// Four versions of the struct, with rows that the first one wrote.
async fn grows(project: &Project, places: &[&Place<'_>]) {
    project.builds();
    project.init();
    migrate(places, "applied 1 migration: initial");
    for place in places {
        place.insert("INSERT INTO account (email, visits, plan) VALUES ('a@x', 7, 'Paid'), ('b@x', 0, 'Free')").await;
    }

    project.edit("src/model.rs", "    pub email: String", "    #[entity(renamed_from = \"email\")]\n    pub address: String");
    up(project, places, "rename_account_email_to_address");
    project.edit(
        "src/model.rs",
        "    pub plan: Plan,\n",
        "    pub plan: Plan,\n    /// How to call them.\n    pub nick: Option<String>,\n",
    );
    up(project, places, "add_nick_to_account");
    let migration = project.read(&project.migration("add_nick_to_account"));
    assert_eq!(migration.matches("Dialect::Sqlite | Dialect::Postgres => {").count(), 3, "the SQL is the same:\n{migration}");

    project.edit("src/model.rs", "pub visits: i32", "pub visits: i64");
    project.edit("src/model.rs", "    Paid,\n", "    #[entity(renamed_from = \"Paid\")]\n    Pro,\n    /// For several.\n    Team,\n");
    up(project, places, "applied 1 migration");
    for place in places {
        place.insert("INSERT INTO account (address, visits, plan, nick) VALUES ('c@x', 3000000000, 'Team', 'see')").await;
        assert_eq!(place.accounts().await, rows(&[("a@x", 7, "Pro"), ("b@x", 0, "Free"), ("c@x", 3_000_000_000, "Team")]));
        place.is_true();
    }
    let tested = project.cargo(&["test"], &[]);
    assert!(tested.success && tested.says("an_account_begins_without_visits ... ok"), "{}", tested.text);
}

/// A database that is named later has no history: one migration creates everything there, and does nothing on the others.
async fn joins(project: &Project, test: &Place<'_>, production: &Place<'_>, late: &Place<'_>) {
    let before = (project.files("migrations"), test.accounts().await);
    project.edit("build.rs", ".dialect(Dialect::Postgres)", ".dialect(Dialect::Postgres).dialect(Dialect::Mysql)");
    up(project, &[test, production, late], "applied 1 migration: initial_on_mysql");
    for (name, (text, _)) in before.0.into_iter().filter(|(name, _)| name.starts_with('m')) {
        assert_eq!(text, project.read(&format!("migrations/{name}")), "what is committed stays as it is");
    }
    late.insert("INSERT INTO account (address, visits, plan) VALUES ('a@x', 7, 'Pro'), ('b@x', 0, 'Free')").await;
    late.insert("INSERT INTO account (address, visits, plan, nick) VALUES ('c@x', 3000000000, 'Team', 'see')").await;
    for place in [test, production, late] {
        assert_eq!(place.accounts().await, before.1);
        place.is_true();
    }
}

/// A change on all three, there and back and there again.
async fn goes_on(project: &Project, places: &[&Place<'_>]) {
    project.edit("src/model.rs", "    /// How to call them.\n    pub nick: Option<String>,\n", "");
    let visit = "\n/// A visit.\n#[derive(Entity)]\npub struct Visit {\n    /// The key.\n    #[entity(primary_key, auto_increment)]\n    pub id: i64,\n    \
                 /// Whose.\n    #[entity(references = Account, on_delete = cascade)]\n    pub account_id: i64,\n}\n";
    project.write("src/model.rs", &(project.read("src/model.rs") + visit));
    up(project, places, "applied 1 migration");
    for place in places {
        place.insert("INSERT INTO visit (account_id) SELECT id FROM account WHERE visits > 0").await;
        let expected = place.accounts().await;
        assert!(place.run("undo").contains("reverted 1 migration"), "{}", place.url);
        place.insert("UPDATE account SET visits = visits + 1 WHERE nick = 'see'").await;
        place.run("up");
        let found = place.accounts().await;
        assert_eq!((&found[..2], found[2].1), (&expected[..2], expected[2].1 + 1), "{}", place.url);
        // The rows of the table that was put aside are there again.
        place.insert("INSERT INTO visit (id, account_id) SELECT id + 10, account_id FROM visit").await;
        place.insert("DELETE FROM account WHERE address = 'a@x'").await;
        place.is_true();
    }
}

/// The history becomes one migration: recorded where the others are, run in new databases, and followed by the next change in both.
async fn folds(project: &Project, places: &[&Place<'_>]) {
    let kept = squash(&project.folder, None).unwrap_err().to_string();
    assert!(kept.contains("`account.nick`") && kept.contains("`migrator purge`"), "{kept}");
    purge(&project.folder, &Selection::OlderThan { days: 0 }).unwrap();
    up(project, places, "applied 1 migration: purge_");
    let before = project.migrations();
    let squashed = squash(&project.folder, None).unwrap();
    assert_eq!((&squashed.replaced, squashed.by_hand.len()), (&before, 0));
    assert_eq!(project.migrations(), [squashed.file]);
    project.builds();
    project.commit();
    let checked = project.cargo(&["build"], &[("CI", "true")]);
    assert!(checked.success, "{}", checked.text);
    let expected = places[0].accounts().await;
    for place in places {
        let report = place.run("up");
        assert!(report.contains("recorded 1 migration in place of what it replaces: squashed"), "{report}");
        assert!(place.run("up").contains("nothing to do"));
        assert_eq!(place.accounts().await, expected);
        place.is_true();
    }

    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}?mode=rwc", folder.path().join("new.db").display());
    let new = Place { project, kind: None, url };
    assert!(new.run("up").contains("applied 1 migration: squashed"));
    new.insert("INSERT INTO account (address, visits, plan) VALUES ('n@x', 1, 'Pro')").await;
    new.is_true();
    project.edit("src/model.rs", "    /// Whose.\n", "    /// From where.\n    pub source: Option<String>,\n    /// Whose.\n");
    up(project, &[places, &[&new]].concat(), "applied 1 migration: add_source_to_visit");
    for place in places {
        assert_eq!(place.accounts().await, expected);
        place.is_true();
    }
    assert_eq!(new.accounts().await, rows(&[("n@x", 1, "Pro")]));
    new.is_true();
}

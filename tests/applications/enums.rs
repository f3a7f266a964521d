//! `#[entity(sqlx)]`: sqlx reads and writes an enum on every database, whatever rows hold for it.

#[path = "enums/kinds.rs"]
mod kinds;

use integration::case::entities;
use integration::change::{Change, IDS, migrator};
use integration::server::Server;
use migrator::{EntityEnum, MigratePool};
use schema_core::Dialect;
use schema_core::snapshot::Snapshot;
use servers::Kind;

use crate::support::with_database;

use kinds::{Level, Mark, Plan, Priority, Status};

/// What sqlx makes of a text by itself, which on MySQL it does not read where the column is required.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EntityEnum, sqlx::Type)]
#[entity(stored = text, rename_all = "lowercase")]
#[sqlx(rename_all = "lowercase", type_name = "text")]
enum Tone {
    Dark,
    Light,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, EntityEnum)]
#[entity(sqlx, rename_all = "snake_case", name = "A \"mood\"")]
enum Mood {
    VeryWell,
    #[entity(rename = "it's so, so")]
    SoSo,
}

/// Columns with and without NULL, with and without a default; a value to compare with; a text that is none of the enum's.
macro_rules! reads_what_it_wrote {
    ($pool:ty, $url:expr, $type:expr, [$first:literal, $second:literal]) => {{
        let pool = <$pool>::connect($url).await.unwrap();
        let create =
            format!("CREATE TABLE person (id INTEGER PRIMARY KEY, mood {0} NOT NULL, past {0}, first {0} DEFAULT 'very_well')", $type);
        sqlx::raw_sql(sqlx::AssertSqlSafe(create)).execute(&pool).await.unwrap();
        for (id, mood, past) in [(1, Mood::VeryWell, None), (2, Mood::SoSo, Some(Mood::VeryWell))] {
            let insert = sqlx::query(concat!("INSERT INTO person (id, mood, past) VALUES (", $first, ", ", $second, ", ", "NULL)"));
            insert.bind(id).bind(mood).execute(&pool).await.unwrap();
            let update = sqlx::query(concat!("UPDATE person SET past = ", $first, " WHERE mood = ", $second));
            assert_eq!(update.bind(past).bind(mood).execute(&pool).await.unwrap().rows_affected(), 1);
        }
        let rows: Vec<(Mood, Option<Mood>, Option<Mood>)> =
            sqlx::query_as("SELECT mood, past, first FROM person ORDER BY id").fetch_all(&pool).await.unwrap();
        let first = Some(Mood::VeryWell);
        assert_eq!(rows, [(Mood::VeryWell, None, first), (Mood::SoSo, Some(Mood::VeryWell), first)]);
        let error = sqlx::query_scalar::<_, Mood>("SELECT 'gone'").fetch_one(&pool).await.unwrap_err();
        assert!(error.to_string().contains(r#""gone" is not a `Mood`; it is one of "very_well", "it's so, so""#), "{error}");
        pool
    }};
}

#[tokio::test]
async fn an_enum_is_read_as_it_was_written() {
    reads_what_it_wrote!(sqlx::SqlitePool, "sqlite::memory:", "TEXT", ["?", "?"]);
    for server in Server::all() {
        with_database(&server, async |url| match server.kind {
            Kind::Postgres => {
                let create = r#"CREATE TYPE "A ""mood""" AS ENUM ('very_well', 'it''s so, so')"#;
                integration::server::run(server.kind, url, create).await.unwrap();
                let pool = reads_what_it_wrote!(sqlx::PgPool, url, r#""A ""mood""""#, ["$1", "$2"]);
                let all = vec![Mood::SoSo, Mood::VeryWell];
                let found: Vec<Mood> = sqlx::query_scalar("SELECT $1").bind(&all).fetch_one(&pool).await.unwrap();
                assert_eq!(found, all);
                pool.close().await;
            }
            Kind::Mysql => {
                let column = "ENUM('very_well', 'it''s so, so') COLLATE utf8mb4_bin";
                reads_what_it_wrote!(sqlx::MySqlPool, url, column, ["?", "?"]).close().await;
            }
        })
        .await;
    }
}

/// A table with a column of each kind, required and not.
const TABLE: &str = r#"
#[derive(EntityEnum)]
#[entity(stored = text, rename_all = "lowercase")]
pub enum Tone {
    Dark,
    Light,
}

#[derive(Entity)]
pub struct Ticket {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(default = Plan::Paid)]
    pub plan: Plan,
    pub former: Option<Plan>,
    #[entity(default = Priority::High)]
    pub priority: Priority,
    pub wish: Option<Priority>,
    #[entity(default = Level::Last)]
    pub level: Level,
    #[entity(default = Mark::Bad)]
    pub mark: Mark,
    #[entity(default = Status::Published)]
    pub status: Status,
    pub past: Option<Status>,
    #[entity(default = Tone::Dark)]
    pub tone: Tone,
}
"#;

/// A row of the table.
type Ticket = (Plan, Option<Plan>, Priority, Option<Priority>, Level, Mark, Status, Option<Status>);

/// Creates the table as a migration does.
async fn create(dialect: Dialect, pool: &impl MigratePool) {
    let reading = entities("kinds.rs", format!("{}{TABLE}", include_str!("enums/kinds.rs"))).unwrap();
    let change = Change::new(dialect, &Snapshot::default(), &reading.schema, &reading.intent, IDS[0]).unwrap();
    migrator(&[&change]).up(pool).await.unwrap();
}

/// Inserts every value, compares with one, reads the defaults, and meets a value that is none.
macro_rules! reads_every_kind {
    ($pool:ident, [$($place:literal),*], $unknown:literal) => {{
        let insert = concat!(
            "INSERT INTO ticket (plan, former, priority, wish, level, mark, status, past, id) VALUES (",
            reads_every_kind!(@list $($place),*),
            ")"
        );
        let bound = |id: i64, low: bool| {
            let query = sqlx::query(insert);
            let query = query.bind(if low { Plan::Free } else { Plan::Paid }).bind((!low).then_some(Plan::Free));
            let query = query.bind(if low { Priority::Low } else { Priority::Usual }).bind((!low).then_some(Priority::High));
            let query = query.bind(if low { Level::First } else { Level::Last }).bind(if low { Mark::Good } else { Mark::Bad });
            query.bind(if low { Status::Draft } else { Status::Published }).bind((!low).then_some(Status::Draft)).bind(id)
        };
        bound(1, true).execute(&$pool).await.unwrap();
        bound(2, false).execute(&$pool).await.unwrap();
        sqlx::query("INSERT INTO ticket (id) VALUES (3)").execute(&$pool).await.unwrap();
        let query = "SELECT plan, former, priority, wish, level, mark, status, past FROM ticket ORDER BY id";
        let rows: Vec<Ticket> = sqlx::query_as(query).fetch_all(&$pool).await.unwrap();
        assert_eq!(
            rows,
            [
                (Plan::Free, None, Priority::Low, None, Level::First, Mark::Good, Status::Draft, None),
                (Plan::Paid, Some(Plan::Free), Priority::Usual, Some(Priority::High), Level::Last, Mark::Bad, Status::Published, Some(Status::Draft)),
                (Plan::Paid, None, Priority::High, None, Level::Last, Mark::Bad, Status::Published, None),
            ]
        );
        for (column, text) in [("plan", "'gone'"), ("priority", "2"), ("level", "98"), ("status", "3")] {
            let update = format!("UPDATE ticket SET {column} = {text} WHERE id = 1");
            let error = sqlx::query(sqlx::AssertSqlSafe(update)).execute(&$pool).await.unwrap_err().to_string();
            assert!(error.contains(&format!("ticket_{column}_values")) || error.contains("CHECK constraint failed: plan"), "{error}");
        }
        let found: Vec<i64> = sqlx::query_scalar(concat!("SELECT id FROM ticket WHERE priority = ", $unknown)).bind(Priority::Usual).fetch_all(&$pool).await.unwrap();
        assert_eq!(found, [2]);
        let error = sqlx::query_scalar::<_, Priority>("SELECT id FROM ticket WHERE id = 3").fetch_one(&$pool).await.unwrap_err();
        error.to_string()
    }};
    (@list $first:literal $(, $rest:literal)*) => { concat!($first $(, ", ", $rest)*) };
}

#[tokio::test]
async fn every_kind_is_read_as_it_was_written() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}?mode=rwc", folder.path().join("kinds.db").display());
    let pool = sqlx::SqlitePool::connect(&url).await.unwrap();
    create(Dialect::Sqlite, &pool).await;
    let error = reads_every_kind!(pool, ["?", "?", "?", "?", "?", "?", "?", "?", "?"], "?");
    assert!(error.contains(r#""3" is not a `Priority`; it is one of "-1", "0", "70000""#), "{error}");
    sqlx::query("UPDATE ticket SET tone = ?").bind(Tone::Light).execute(&pool).await.unwrap();
    assert_eq!(sqlx::query_scalar::<_, Tone>("SELECT tone FROM ticket").fetch_one(&pool).await.unwrap(), Tone::Light);
    for server in Server::all() {
        with_database(&server, async |url| match server.kind {
            Kind::Postgres => {
                let pool = sqlx::PgPool::connect(url).await.unwrap();
                create(Dialect::Postgres, &pool).await;
                let error = reads_every_kind!(pool, ["$1", "$2", "$3", "$4", "$5", "$6", "$7", "$8", "$9"], "$1");
                assert!(error.contains("INT8") && error.contains("INT4"), "{error}");
                sqlx::query("UPDATE ticket SET tone = $1").bind(Tone::Light).execute(&pool).await.unwrap();
                assert_eq!(sqlx::query_scalar::<_, Tone>("SELECT tone FROM ticket").fetch_one(&pool).await.unwrap(), Tone::Light);
                pool.close().await;
            }
            Kind::Mysql => {
                let pool = sqlx::MySqlPool::connect(url).await.unwrap();
                create(Dialect::Mysql, &pool).await;
                let error = reads_every_kind!(pool, ["?", "?", "?", "?", "?", "?", "?", "?", "?"], "?");
                assert!(error.contains(r#""3" is not a `Priority`"#), "{error}");
                pool.close().await;
            }
        })
        .await;
    }
}

//! `#[entity(sqlx)]`: sqlx reads and writes an enum on every database.

use integration::server::Server;
use migrator::EntityEnum;
use servers::Kind;

use crate::support::with_database;

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

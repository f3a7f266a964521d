//! What is put aside in a database, and how large it is.

use migrator::{Dialect, Migrator};
use sqlx::{ConnectOptions as _, Connection as _};

use crate::engine::{Engine, Postgres, on_every_database};
use crate::support::list;

on_every_database!(what_is_put_aside_is_listed_with_its_size, nothing_is_put_aside_in_a_new_database;);

async fn what_is_put_aside_is_listed_with_its_size<D: Engine>() {
    let database = D::new().await;
    let (text, name) = ("x".repeat(100), "_retired_20250102000000");
    database.run(&format!("CREATE TABLE person (id BIGINT PRIMARY KEY, {name}_note VARCHAR(200), {name}_empty VARCHAR(9))")).await;
    database.run(&format!("CREATE TABLE {name}_old (id BIGINT PRIMARY KEY, note VARCHAR(200))")).await;
    for (table, columns) in [("person", format!("id, {name}_note")), (&format!("{name}_old"), "id, note".to_owned())] {
        let numbers = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60)";
        database.run(&format!("INSERT INTO {table} ({columns}) {numbers} SELECT a.i * 100 + b.i, '{text}' FROM n a CROSS JOIN n b")).await;
    }
    if D::DIALECT == Dialect::Mysql {
        database.rows(&format!("ANALYZE TABLE person, {name}_old")).await;
    }
    let retired = Migrator::new(list(Vec::new())).retired(database.pool()).await.unwrap();
    let found: Vec<_> = retired.iter().map(|retired| (retired.table.as_str(), retired.column.as_deref())).collect();
    let (old, empty, note) = (format!("{name}_old"), format!("{name}_empty"), format!("{name}_note"));
    assert_eq!(found, [(old.as_str(), None), ("person", Some(empty.as_str())), ("person", Some(note.as_str()))]);
    assert!(retired.iter().all(|retired| retired.since.as_deref() == Some("20250102000000")), "{retired:?}");
    let bytes: Vec<u64> = retired.iter().map(|retired| retired.bytes.unwrap()).collect();
    // 3,600 rows of 100 bytes each, give or take what statistics are behind.
    assert!((200_000..2_000_000).contains(&bytes[0]), "{retired:?}");
    assert!((200_000..700_000).contains(&bytes[2]) && bytes[1] == 0, "{retired:?}");
    let line = retired[2].to_string();
    assert!(line.starts_with(&format!("`{note}` of `person`, about ")) && line.ends_with(" kB"), "{line}");
}

async fn nothing_is_put_aside_in_a_new_database<D: Engine>() {
    let database = D::new().await;
    database.run("CREATE TABLE person (id BIGINT PRIMARY KEY, retired_note VARCHAR(9), xretired_x VARCHAR(9))").await;
    assert_eq!(Migrator::new(list(Vec::new())).retired(database.pool()).await.unwrap(), []);
}

/// Who looks does not wait for who changes.
#[tokio::test]
async fn what_is_locked_has_no_size() {
    if crate::engine::admin_url().is_none() {
        return;
    }
    let database = Postgres::new().await;
    database.run("CREATE TABLE _retired_20250102000000_old (id BIGINT); CREATE TABLE person (id BIGINT)").await;
    let mut other = database.pool().connect_options().connect().await.unwrap();
    sqlx::raw_sql("BEGIN; LOCK TABLE _retired_20250102000000_old").execute(&mut other).await.unwrap();
    let sizes =
        async || Migrator::new(list(Vec::new())).retired(database.pool()).await.unwrap().iter().map(|old| old.bytes).collect::<Vec<_>>();
    assert_eq!(sizes().await, [None]);
    other.close().await.unwrap();
    assert_eq!(sizes().await, [Some(0)]);
}

/// Tenants of one database do not see what the others have put aside.
#[tokio::test]
async fn what_others_put_aside_is_theirs() {
    if crate::engine::admin_url().is_none() {
        return;
    }
    let database = Postgres::new().await;
    let table = "_retired_20250102000000_old (id BIGINT)";
    database.run(&format!("CREATE SCHEMA other; CREATE TABLE other._migrator_journal (id BIGINT); CREATE TABLE other.{table}")).await;
    database
        .run(&format!("CREATE SCHEMA billing; CREATE TABLE billing.{table}; INSERT INTO billing._retired_20250102000000_old VALUES (1)"))
        .await;
    let retired = Migrator::new(list(Vec::new())).retired(database.pool()).await.unwrap();
    let found: Vec<&str> = retired.iter().map(|retired| retired.table.as_str()).collect();
    assert_eq!(found, ["billing._retired_20250102000000_old"]);
    assert!(retired[0].bytes.is_some_and(|bytes| bytes > 0), "{retired:?}");
}

//! MySQL and MariaDB.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use integration::catalog;
use integration::expect::expect_file;
use migrator::introspect::{self, Catalog};
use schema_core::dialect::Statement;
use schema_core::diff::{Intent, between};
use schema_core::schema::Table;
use schema_core::{Dialect, Pair, Schema};
use servers::{Kind, Wanted, url};
use sqlx::mysql::MySqlConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, MySqlConnection, Row as _};

use crate::support::{corpora, render};

/// A test on a connection to an empty database, unless MySQL is left out.
async fn on_mysql(test: impl AsyncFnOnce(&mut MySqlConnection)) {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let Wanted::Url(url) = url(Kind::Mysql).unwrap() else { return };
    let options: MySqlConnectOptions = url.parse().unwrap();
    let mut admin = options.clone().connect().await.unwrap();
    let name = format!("introspect_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    run(&mut admin, &format!("CREATE DATABASE {name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin")).await;
    let mut connection = options.database(&name).connect().await.unwrap();
    // As mysql and mariadb do; sqlx makes `||` join texts.
    run(&mut connection, "SET sql_mode = 'STRICT_TRANS_TABLES'").await;
    test(&mut connection).await;
    run(&mut admin, &format!("DROP DATABASE {name}")).await;
}

async fn run(connection: &mut MySqlConnection, sql: &str) {
    sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(connection).await.unwrap();
}

async fn read(connection: &mut MySqlConnection) -> Catalog {
    introspect::mysql(connection).await.unwrap()
}

async fn expect(name: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("introspect");
    let sql = std::fs::read_to_string(folder.join(format!("{name}.sql"))).unwrap();
    on_mysql(async |connection| {
        run(connection, &sql).await;
        expect_file(&folder.join(format!("{name}.txt")), &render(&read(connection).await)).unwrap();
    })
    .await;
}

#[tokio::test]
async fn everything_is_read_or_listed() {
    expect("mysql").await;
}

#[tokio::test]
async fn what_only_mariadb_has_is_read_or_listed() {
    expect("mariadb").await;
}

/// The parts of a script for the `mysql` program, which takes lines with DELIMITER for itself.
fn parts(script: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut delimiter = ";".to_owned();
    for line in script.lines() {
        if let Some(next) = line.strip_prefix("DELIMITER ") {
            next.trim().clone_into(&mut delimiter);
            parts.push(String::new());
            continue;
        }
        let text = parts.last_mut().unwrap();
        if let Some(end) = line.trim_end().strip_suffix(&delimiter).filter(|_| delimiter != ";") {
            text.push_str(end);
            parts.push(String::new());
        } else {
            text.push_str(line);
            text.push('\n');
        }
    }
    parts.retain(|part| !part.trim().is_empty());
    parts
}

/// Compares with what the database itself says that there is: the catalog must have it in one place or another.
async fn assert_complete(connection: &mut MySqlConnection, catalog: &Catalog, corpus: &str) {
    let (mut columns, mut named) = (BTreeSet::new(), BTreeSet::new());
    for table in &catalog.schema.tables {
        columns.extend(table.columns.iter().map(|column| format!("{}.{}", table.name, column.name)));
        named.extend(names(table));
    }
    let objects: BTreeSet<&str> = catalog.objects.iter().map(|object| object.name.as_str()).collect();
    let mut count = 0;
    for (what, sql) in [
        (
            "column",
            "SELECT c.table_name, c.column_name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name) WHERE t.table_type = 'BASE TABLE' AND c.table_schema = database()",
        ),
        ("constraint", "SELECT table_name, constraint_name FROM information_schema.table_constraints WHERE constraint_schema = database()"),
        ("index", "SELECT DISTINCT table_name, index_name FROM information_schema.statistics WHERE table_schema = database()"),
        ("view", "SELECT table_name, table_name FROM information_schema.views WHERE table_schema = database()"),
        ("trigger", "SELECT trigger_name, trigger_name FROM information_schema.triggers WHERE trigger_schema = database()"),
        ("routine", "SELECT routine_name, routine_name FROM information_schema.routines WHERE routine_schema = database()"),
    ] {
        for row in sqlx::raw_sql(sql).fetch_all(&mut *connection).await.unwrap() {
            let (table, name): (String, String) = (row.get(0), row.get(1));
            let known = match what {
                "column" => columns.contains(&format!("{table}.{name}")),
                "constraint" | "index" => named.contains(&format!("{table}.{name}")),
                _ => objects.contains(name.as_str()),
            };
            assert!(known, "{corpus}: the {what} {table}.{name} is nowhere");
            count += 1;
        }
    }
    assert!(count > 80, "{corpus}: only {count} things were looked for");
}

/// The constraints and indexes of a table.
fn names(table: &Table) -> Vec<String> {
    let mut all: Vec<String> = table.primary_key.first().map(|_| "PRIMARY".to_owned()).into_iter().collect();
    all.extend(table.indexes.iter().map(|index| index.name.clone()));
    all.extend(table.foreign_keys.iter().map(|key| key.name.clone()));
    all.extend(table.checks.iter().map(|check| check.name.clone()));
    all.into_iter().map(|name| format!("{}.{name}", table.name)).collect()
}

#[tokio::test]
async fn nothing_of_a_real_schema_is_missing() {
    for (corpus, script) in corpora("mysql") {
        on_mysql(async |connection| {
            for part in parts(&script) {
                run(connection, &part).await;
            }
            let catalog = read(connection).await;
            assert_complete(connection, &catalog, &corpus).await;
            assert_eq!(read(connection).await, catalog);
        })
        .await;
    }
}

/// Creates in an empty database what was read in another one, and reads it again.
async fn assert_created_equal(catalog: &Catalog, name: &str) {
    let mut schema = Schema { retired: Vec::new(), ..catalog.schema.clone() };
    schema.tables.iter_mut().for_each(|table| table.retired.clear());
    let steps = between(Pair { before: &Schema::default(), after: &schema }, &Intent::default()).unwrap();
    let statements = Dialect::Mysql.plan(&Schema::default(), &steps).unwrap();
    on_mysql(async |connection| {
        for statement in statements {
            let Statement::Sql(sql) = statement else { continue };
            let done = sqlx::raw_sql(AssertSqlSafe(sql.clone())).execute(&mut *connection).await;
            done.unwrap_or_else(|error| panic!("{name}: {error}\n{sql}"));
        }
        let again = read(connection).await.schema;
        let render = |schema: Schema| render(&Catalog { schema, objects: Vec::new() });
        assert_eq!(catalog::difference(&render(schema), &render(again)), None, "{name}");
    })
    .await;
}

#[tokio::test]
async fn what_was_read_is_created_equal() {
    for (corpus, script) in corpora("mysql") {
        on_mysql(async |connection| {
            for part in parts(&script) {
                run(connection, &part).await;
            }
            assert_created_equal(&read(connection).await, &corpus).await;
        })
        .await;
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("introspect");
    for name in ["mysql", "mariadb"] {
        let sql = std::fs::read_to_string(folder.join(format!("{name}.sql"))).unwrap();
        on_mysql(async |connection| {
            run(connection, &sql).await;
            assert_created_equal(&read(connection).await, name).await;
        })
        .await;
    }
}

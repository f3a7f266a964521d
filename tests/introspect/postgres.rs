//! PostgreSQL.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use integration::catalog;
use integration::expect::expect_file;
use migrator::introspect::{self, Catalog, ObjectKind};
use schema_core::dialect::Statement;
use schema_core::diff::{Intent, between};
use schema_core::schema::Table;
use schema_core::{Dialect, Pair, Schema};
use servers::{Kind, Wanted, url};
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, PgConnection, Row as _};

use crate::support::{corpora, render};

/// A test on a connection to an empty database, unless PostgreSQL is left out.
async fn on_postgres(test: impl AsyncFnOnce(&mut PgConnection)) {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let Wanted::Url(url) = url(Kind::Postgres).unwrap() else { return };
    let options: PgConnectOptions = url.parse().unwrap();
    let mut admin = options.clone().connect().await.unwrap();
    let name = format!("introspect_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    run(&mut admin, &format!("CREATE DATABASE {name}")).await;
    let mut connection = options.database(&name).connect().await.unwrap();
    test(&mut connection).await;
    run(&mut admin, &format!("DROP DATABASE {name} WITH (FORCE)")).await;
}

async fn run(connection: &mut PgConnection, sql: &str) {
    sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(connection).await.unwrap();
}

async fn read(connection: &mut PgConnection) -> Catalog {
    introspect::postgres(connection).await.unwrap()
}

#[tokio::test]
async fn everything_is_read_or_listed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("introspect");
    let sql = std::fs::read_to_string(folder.join("postgres.sql")).unwrap();
    on_postgres(async |connection| {
        run(connection, &sql).await;
        let catalog = read(connection).await;
        expect_file(&folder.join("postgres.txt"), &render(&catalog)).unwrap();
        assert_created_equal(&catalog, "postgres.sql").await;
    })
    .await;
}

/// Compares with what the database itself says that there is: the catalog must have it in one place or another.
async fn assert_complete(connection: &mut PgConnection, catalog: &Catalog, corpus: &str) {
    let (mut columns, mut named) = (BTreeSet::new(), BTreeSet::new());
    for table in &catalog.schema.tables {
        columns.extend(table.columns.iter().map(|column| format!("{}.{}", table.name, column.name)));
        named.extend(names(table));
    }
    let objects: BTreeSet<&str> = catalog.objects.iter().map(|object| object.name.split('(').next().unwrap()).collect();
    let unknown = |name: &str| objects.contains(name);
    let mut count = 0;
    for (what, sql) in [
        (
            "column",
            "SELECT c.table_name, c.column_name FROM information_schema.columns c JOIN information_schema.tables USING (table_name) WHERE table_type = 'BASE TABLE' AND c.table_schema = 'public'",
        ),
        (
            "constraint",
            "SELECT table_name, constraint_name FROM information_schema.table_constraints WHERE table_schema = 'public' AND constraint_name !~ '_not_null$'",
        ),
        ("index", "SELECT tablename, indexname FROM pg_indexes WHERE schemaname = 'public'"),
        ("view", "SELECT table_name, table_name FROM information_schema.views WHERE table_schema = 'public'"),
        ("trigger", "SELECT trigger_name, trigger_name FROM information_schema.triggers WHERE trigger_schema = 'public'"),
        ("routine", "SELECT routine_name, routine_name FROM information_schema.routines WHERE routine_schema = 'public'"),
        ("domain", "SELECT domain_name, domain_name FROM information_schema.domains WHERE domain_schema = 'public'"),
        ("rule", "SELECT rulename, rulename FROM pg_rules WHERE schemaname = 'public'"),
    ] {
        for row in sqlx::raw_sql(sql).fetch_all(&mut *connection).await.unwrap() {
            let (table, name): (String, String) = (row.get(0), row.get(1));
            let known = match what {
                "column" => columns.contains(&format!("{table}.{name}")) || unknown(&table),
                "constraint" | "index" => named.contains(&format!("{table}.{name}")) || unknown(&table) || unknown(&name),
                _ => unknown(&name),
            };
            assert!(known, "{corpus}: the {what} {table}.{name} is nowhere");
            count += 1;
        }
    }
    assert!(count > 80, "{corpus}: only {count} things were looked for");
}

/// The constraints and indexes of a table.
fn names(table: &Table) -> Vec<String> {
    let usual = format!("{}_pkey", table.name);
    let key = table.options.primary_key.clone().unwrap_or(usual);
    let mut all = vec![key];
    all.extend(table.indexes.iter().map(|index| index.name.clone()));
    all.extend(table.foreign_keys.iter().map(|key| key.name.clone()));
    all.extend(table.checks.iter().map(|check| check.name.clone()));
    all.into_iter().map(|name| format!("{}.{name}", table.name)).collect()
}

#[tokio::test]
async fn nothing_of_a_real_schema_is_missing() {
    for (corpus, script) in corpora("postgres") {
        let script: Vec<&str> = script.lines().filter(|line| !line.contains(" OWNER TO ")).collect();
        on_postgres(async |connection| {
            run(connection, &script.join("\n")).await;
            let catalog = read(connection).await;
            assert_complete(connection, &catalog, &corpus).await;
            assert_eq!(read(connection).await, catalog);
        })
        .await;
    }
}

/// Creates in an empty database what was read in another one, and reads it again. Types and sequences are no part of the model, so they are
/// created as the database itself wrote them down; foreign keys to what is no table of the model are left out.
async fn assert_created_equal(catalog: &Catalog, corpus: &str) {
    let mut schema = Schema { retired: Vec::new(), ..catalog.schema.clone() };
    schema.tables.iter_mut().for_each(|table| table.retired.clear());
    let known: BTreeSet<String> = schema.tables.iter().map(|table| table.name.clone()).collect();
    schema.tables.iter_mut().for_each(|table| table.foreign_keys.retain(|key| known.contains(&key.target)));
    let steps = between(Pair { before: &Schema::default(), after: &schema }, &Intent::default()).unwrap();
    let statements = Dialect::Postgres.plan(&Schema::default(), &steps).unwrap();
    let mut needed: Vec<_> = catalog.objects.iter().collect();
    needed.retain(|object| [ObjectKind::Extension, ObjectKind::Domain, ObjectKind::Type, ObjectKind::Sequence].contains(&object.kind));
    let mut sql: Vec<String> = needed.iter().map(|object| object.sql.split(" OWNED BY").next().unwrap().to_owned()).collect();
    sql.extend(statements.into_iter().filter_map(|statement| if let Statement::Sql(sql) = statement { Some(sql) } else { None }));
    on_postgres(async |connection| {
        for statement in &sql {
            let done = sqlx::raw_sql(AssertSqlSafe(statement.clone())).execute(&mut *connection).await;
            done.unwrap_or_else(|error| panic!("{corpus}: {error}\n{statement}"));
        }
        let (mut again, mut before) = (read(connection).await.schema, schema.clone());
        for schema in [&mut again, &mut before] {
            schema.tables.sort_by(|a, b| a.name.cmp(&b.name));
        }
        let render = |schema: Schema| render(&Catalog { schema, objects: Vec::new() });
        assert_eq!(catalog::difference(&render(before), &render(again)), None, "{corpus}");
    })
    .await;
}

#[tokio::test]
async fn what_was_read_is_created_equal() {
    for (corpus, script) in corpora("postgres") {
        let script: Vec<&str> = script.lines().filter(|line| !line.contains(" OWNER TO ")).collect();
        on_postgres(async |connection| {
            run(connection, &script.join("\n")).await;
            assert_created_equal(&read(connection).await, &corpus).await;
        })
        .await;
    }
}

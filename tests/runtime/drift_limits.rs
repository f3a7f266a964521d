//! When drift has nothing to compare, what it leaves alone, and what it takes.

use integration::change::{Change, IDS, migrator, migrator_with_snapshot};
use integration::database::{self, Database as AnyDatabase};
use integration::plans::{int, key, schema, table, text};
use migrator::{FindingKind, Migrations, Migrator, Scope};
use schema_core::Dialect;
use schema_core::diff::Intent;
use schema_core::schema::{Column, DataType, Default, EnumType, Index, IndexPart, Schema, Table};
use schema_core::snapshot::{self, Snapshot};
use serde_json::Value;
use sqlx::mysql::MySqlPoolOptions;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};

use crate::drift::changes;
use crate::engine::{Engine as _, Mysql, Postgres, admin_url, mysql_url};

fn both(changes: &[Change]) -> Migrator {
    migrator_with_snapshot(&changes.iter().collect::<Vec<_>>())
}

/// A list that lives as long as the test.
fn list(list: Migrations) -> &'static Migrations {
    Box::leak(Box::new(list))
}

/// The text of a snapshot, for as long as the test.
fn snapshot_of(schema: Schema) -> &'static str {
    let dialects = vec![Dialect::Sqlite, Dialect::Postgres, Dialect::Mysql];
    Box::leak(snapshot::write(&Snapshot { dialects, schema, ..Snapshot::default() }).into_boxed_str())
}

/// The one migration to a schema.
fn change(dialect: Dialect, schema: &Schema) -> Change {
    Change::new(dialect, &Snapshot::default(), schema, &Intent::default(), IDS[0]).unwrap()
}

fn wanted() -> impl Iterator<Item = Dialect> {
    Dialect::ALL.into_iter().filter(|dialect| database::is_wanted(*dialect).unwrap())
}

#[tokio::test]
async fn a_database_that_is_not_current_is_no_drift() {
    for dialect in wanted() {
        let changes = changes(dialect);
        let database = AnyDatabase::new(dialect).await.unwrap();
        let error = database.drift(&both(&changes)).await.unwrap_err();
        assert!(error.is_not_current(), "{error}");
        assert_eq!(error.message(), format!("the database is not up to date; pending: `{}_first`, `{}_second`", IDS[0], IDS[1]));
        database.up(&both(&changes[..1])).await.unwrap();
        let error = database.drift(&both(&changes)).await.unwrap_err();
        assert_eq!(error.message(), format!("the database is not up to date; pending: `{}_second`", IDS[1]));

        database.up(&both(&changes)).await.unwrap();
        let error = database.drift(&both(&changes[..1])).await.unwrap_err();
        assert!(error.is_newer_database(), "{error}");
        assert!(database.drift(&both(&changes)).await.unwrap().is_empty());
        database.down(&both(&changes), migrator::Target::Steps(1)).await.unwrap();
        let error = database.drift(&both(&changes)).await.unwrap_err();
        assert!(error.is_not_current() && error.to_string().contains("_second"), "{error}");
        // What was put aside by the undone migration is known.
        assert!(database.drift(&both(&changes[..1])).await.unwrap().is_empty());
        database.close().await;
    }
}

#[tokio::test]
async fn a_list_without_a_snapshot_of_its_own_is_an_error() {
    let database = crate::support::Database::new().await;
    let create = |list: Migrations| Migrator::new(self::list(list));
    let table = crate::support::of(vec![migrator::Migration::new("20250101000000", "a", |plan| plan.sql("CREATE TABLE a (b)"), |_| ())]);
    Migrator::new(list(table)).up(&database.pool).await.unwrap();
    let other_last = snapshot::write(&Snapshot { last: Some("20240101000000".to_owned()), ..Snapshot::default() });
    let other_dialect = snapshot::write(&Snapshot { dialects: vec![Dialect::Postgres], ..Snapshot::default() });
    for (text, expected) in [
        (None, "the list of migrations that ends with `20250101000000_a` has no snapshot, so nothing says what the database should be"),
        (Some("{".to_owned()), "the snapshot of the list of migrations that ends with `20250101000000_a` can't be read: "),
        (
            Some(other_last),
            "the snapshot of the list of migrations that ends with `20250101000000_a` is of `20240101000000`, but its last migration is \
             `20250101000000`",
        ),
        (Some(other_dialect), "the snapshot of the list of migrations that ends with `20250101000000_a` is for PostgreSQL, not for SQLite"),
    ] {
        let with = text.map_or(table, |text| table.snapshot(Box::leak(text.into_boxed_str())));
        let error = create(with).drift(&database.pool).await.unwrap_err();
        assert!(error.to_string().starts_with(expected), "{error}");
        assert!(error.hint().is_some());
    }
    let drift = create(Migrations::new(&[])).drift(&crate::support::Database::new().await.pool).await.unwrap();
    assert!(drift.is_empty());
    assert_eq!(drift.to_string(), "the database is as the migrations left it\n");
}

#[tokio::test]
async fn several_lists_are_one_schema() {
    for dialect in wanted() {
        let database = AnyDatabase::new(dialect).await.unwrap();
        let (team, user) = (table("team", [text("color")]), table("user", [int("team_id")]));
        let user = Table { foreign_keys: vec![key("user", "team_id", "team")], ..user };
        let whole = schema([team.clone(), user.clone()]);
        database.up(&migrator(&[&change(dialect, &whole)])).await.unwrap();
        // The migrations themselves are those of the first list.
        let first = list(integration::change::list(1).snapshot(snapshot_of(schema([team.clone()]))));
        let second = list(Migrations::new(&[]).package("users").snapshot(snapshot_of(schema([user.clone(), team.clone()]))));
        let drift = database.drift(&Migrator::new(first).with(second)).await.unwrap();
        assert!(drift.is_empty(), "{drift}");

        let other = list(Migrations::new(&[]).tables(&["team"]).package("other").snapshot(snapshot_of(schema([table("team", [])]))));
        let error = database.drift(&Migrator::new(first).with(other)).await.unwrap_err();
        assert!(error.to_string().starts_with("more than one list of migrations has a table `team`, and not the same one: "), "{error}");
        database.close().await;
    }
}

#[tokio::test]
async fn what_belongs_to_others_is_listed_only_on_request_and_never_touched() {
    for dialect in wanted() {
        let database = AnyDatabase::new(dialect).await.unwrap();
        let own = change(dialect, &schema([table("team", [text("color")])]));
        database.up(&migrator(&[&own])).await.unwrap();
        database.run("CREATE TABLE other (id INT, name VARCHAR(9)); CREATE VIEW others AS SELECT id FROM other").await.unwrap();
        // The history of another tool is no part of any schema.
        database
            .run("CREATE TABLE seaql_migrations (version VARCHAR(255) NOT NULL PRIMARY KEY, applied_at BIGINT NOT NULL)")
            .await
            .unwrap();
        let migrator = migrator_with_snapshot(&[&own]);
        let drift = database.drift(&migrator).await.unwrap();
        assert!(drift.is_empty() && drift.notes().is_empty(), "{drift}");
        let drift = database.drift_in(&migrator, Scope::Database).await.unwrap();
        assert_eq!(drift.findings().iter().map(ToString::to_string).collect::<Vec<_>>(), ["table `other` is additional"]);
        assert_eq!(drift.findings()[0].kind, FindingKind::Additional);
        assert_eq!(drift.notes(), ["view `others`"]);
        assert_eq!((drift.sql_to_expected(), drift.sql_to_database()), (Ok(""), Ok("")));
        database.close().await;
    }
}

#[tokio::test]
async fn all_of_it_is_there_for_programs() {
    let database = AnyDatabase::new(Dialect::Sqlite).await.unwrap();
    let own = change(Dialect::Sqlite, &schema([table("team", [text("color")])]));
    database.up(&migrator(&[&own])).await.unwrap();
    database.run("ALTER TABLE team RENAME COLUMN color TO colour").await.unwrap();
    let drift = database.drift(&migrator_with_snapshot(&[&own])).await.unwrap();
    let json: Value = serde_json::from_str(&drift.json()).unwrap();
    assert_eq!(json["dialect"], "sqlite");
    assert_eq!(json["findings"][0]["kind"], "missing");
    assert_eq!(json["findings"][0]["part"], "column");
    assert_eq!((&json["findings"][0]["table"], &json["findings"][0]["name"]), (&"team".into(), &"color".into()));
    assert_eq!(json["findings"][0]["properties"][0]["name"], "type");
    assert_eq!(json["findings"][0]["properties"][0]["expected"], "TEXT");
    assert_eq!(json["findings"][0]["properties"][0]["actual"], Value::Null);
    let sql = json["sql_to_expected"].as_str().unwrap();
    assert!(
        sql.starts_with("-- This drops `colour` of `team` with its values.\n-- `color` of `team` is required and has no default: "),
        "{sql}"
    );
    let instead = "-- If the column `colour` is `color`, renamed, do this first, and compare again: ALTER TABLE \"team\" RENAME COLUMN \"colour\" TO \"color\"\n";
    assert!(sql.contains(instead), "{sql}");
    database.run("ALTER TABLE team RENAME COLUMN colour TO color").await.unwrap();
    assert!(database.drift(&migrator_with_snapshot(&[&own])).await.unwrap().is_empty());
}

/// Tables and enum types in namespaces, with defaults, checks and indexes that name these, and one that says the namespace it is in anyway.
#[tokio::test]
async fn namespaces_are_what_they_are() {
    let Ok(true) = database::is_wanted(Dialect::Postgres) else { return };
    let mood = |name: &str| {
        let variants = ["good", "bad"].map(str::to_owned).to_vec();
        Column { default: Some(Default::Variant("good".to_owned())), ..Column::new("mood", DataType::Enum(EnumType::new(name, variants))) }
    };
    let partial = Index {
        name: "only_good".to_owned(),
        parts: vec![IndexPart::column("mood")],
        filter: Some("mood = 'good'".to_owned()),
        ..Index::default()
    };
    let whole = schema([
        Table { indexes: vec![partial], ..table("app.person", [mood("app.mood")]) },
        Table {
            name: "Billing.invoice".to_owned(),
            foreign_keys: vec![key("invoice", "person_id", "app.person")],
            ..table("x", [int("person_id"), mood("Billing.mood")])
        },
        table("public.plain", [mood("public.mood")]),
        table("bare", [mood("feeling")]),
    ]);
    let database = AnyDatabase::new(Dialect::Postgres).await.unwrap();
    let own = change(Dialect::Postgres, &whole);
    database.up(&migrator(&[&own])).await.unwrap();
    let drift = database.drift(&migrator_with_snapshot(&[&own])).await.unwrap();
    assert!(drift.is_empty() && drift.notes().is_empty(), "{drift}");
    database
        .run("ALTER TABLE app.person ALTER COLUMN mood SET DEFAULT 'bad'; ALTER TABLE \"Billing\".invoice DROP COLUMN mood")
        .await
        .unwrap();
    let drift = database.drift(&migrator_with_snapshot(&[&own])).await.unwrap();
    assert_eq!(drift.findings().len(), 2, "{drift}");
    database.run(drift.sql_to_expected().unwrap()).await.unwrap();
    let drift = database.drift(&migrator_with_snapshot(&[&own])).await.unwrap();
    assert!(drift.is_empty(), "{drift}");
    database.close().await;
}

/// Schemas of one database are migrated independently, and checked so.
#[tokio::test]
async fn tenants_of_one_database_are_apart() {
    if admin_url().is_none() {
        return;
    }
    let database = Postgres::new().await;
    let own = change(Dialect::Postgres, &schema([table("team", [text("color")])]));
    let migrator = migrator_with_snapshot(&[&own]);
    let tenant = |name: &str| {
        let options: PgConnectOptions = database.options().options([("search_path", name)]);
        PgPoolOptions::new().max_connections(1).connect_lazy_with(options)
    };
    database.run("CREATE SCHEMA one; CREATE SCHEMA two").await;
    let (one, two) = (tenant("one"), tenant("two"));
    for pool in [&one, &two] {
        migrator.up(pool).await.unwrap();
    }
    database.run("ALTER TABLE two.team ADD COLUMN size int").await;
    assert!(migrator.drift(&one).await.unwrap().is_empty());
    let drift = migrator.drift(&two).await.unwrap();
    assert_eq!(
        drift.findings().iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["column `size` of `team` is additional (type INTEGER)"]
    );
    sqlx::raw_sql(sqlx::AssertSqlSafe(drift.sql_to_expected().unwrap().to_owned())).execute(&two).await.unwrap();
    assert!(migrator.drift(&two).await.unwrap().is_empty());
    assert!(migrator.verify(&two).await.unwrap().compared);
    one.close().await;
    two.close().await;
}

/// A role that may only read sees drift, as long as it may have temporary tables.
#[tokio::test]
async fn a_role_that_only_reads_sees_drift_on_postgres() {
    if admin_url().is_none() {
        return;
    }
    let database = Postgres::new().await;
    let changes = changes(Dialect::Postgres);
    both(&changes).up(database.pool()).await.unwrap();
    let role = format!("reader_{}", database.name);
    database.run(&format!("CREATE ROLE {role} LOGIN PASSWORD 'x'; GRANT SELECT ON ALL TABLES IN SCHEMA public TO {role}")).await;
    let options = database.options().username(&role).password("x");
    let careful = options.clone().options([("default_transaction_read_only", "on")]);
    let careful = PgPoolOptions::new().max_connections(1).connect_lazy_with(careful);
    let drift = both(&changes).drift(&careful).await.unwrap();
    assert!(drift.is_empty() && drift.notes().is_empty(), "{drift}");
    careful.close().await;
    let reader = PgPoolOptions::new().max_connections(1).connect_lazy_with(options);
    database.run("ALTER TABLE \"user\" ALTER COLUMN nick SET DEFAULT 'x', ALTER COLUMN role SET DEFAULT 'Admin'").await;
    let drift = both(&changes).drift(&reader).await.unwrap();
    assert_eq!(drift.findings().len(), 2, "{drift}");

    let error = both(&changes).verify(&reader).await.unwrap_err();
    assert!(error.is_privilege_missing() && error.hint().unwrap().contains("CREATEDB"), "{error:#}");
    database.run(&format!("REVOKE TEMPORARY ON DATABASE {} FROM PUBLIC", database.name)).await;
    let error = both(&changes).drift(&reader).await.unwrap_err();
    assert!(error.is_privilege_missing(), "{error:#}");
    reader.close().await;
    database.run(&format!("DROP OWNED BY {role}; DROP ROLE {role}")).await;
}

#[tokio::test]
async fn an_account_needs_rights_on_scratch_databases_on_mysql() {
    if mysql_url().is_none() {
        return;
    }
    let database = Mysql::new().await;
    let changes = changes(Dialect::Mysql);
    both(&changes).up(database.pool()).await.unwrap();
    let account = format!("r{}", database.name.trim_start_matches("runtime_"));
    database.run(&format!("CREATE USER {account} IDENTIFIED BY 'x'; GRANT SELECT ON {}.* TO {account}", database.name)).await;
    let reader = MySqlPoolOptions::new().max_connections(1).connect_lazy_with(database.options().username(&account).password("x"));
    for error in [both(&changes).drift(&reader).await.unwrap_err(), both(&changes).verify(&reader).await.unwrap_err()] {
        assert!(error.is_privilege_missing(), "{error:#}");
        assert!(error.hint().unwrap().contains("`GRANT ALL ON `\\_migrator\\_scratch\\_%`.* TO …`"), "{error:#}");
    }
    database.run(&format!("GRANT ALL ON `\\_migrator\\_scratch\\_%`.* TO {account}")).await;
    let drift = both(&changes).drift(&reader).await.unwrap();
    assert!(drift.is_empty() && drift.notes().is_empty(), "{drift}");
    assert!(both(&changes).verify(&reader).await.unwrap().compared);
    assert_eq!(database.scratch_places().await, Vec::<String>::new());
    reader.close().await;
    database.run(&format!("DROP USER {account}")).await;
}

/// What a killed process has left is dropped by the next call, and what somebody has is not.
#[tokio::test]
async fn what_was_left_behind_is_dropped_by_the_next_call() {
    let empty = list(Migrations::new(&[]).snapshot(snapshot_of(schema([table("team", [])]))));
    if admin_url().is_some() {
        let (database, other) = (Postgres::new().await, Postgres::new().await);
        let pid = other.rows("SELECT pg_backend_pid()").await[0].clone();
        let (left, live) = (format!("_migrator_scratch_999999999_{}", database.name), format!("_migrator_scratch_{pid}_{}", database.name));
        database.run(&format!("CREATE DATABASE {left}")).await;
        database.run(&format!("CREATE DATABASE {live}")).await;
        Migrator::new(empty).verify(database.pool()).await.unwrap_err();
        let there = format!("SELECT datname FROM pg_database WHERE datname IN ('{left}', '{live}')");
        assert_eq!(database.rows(&there).await, std::slice::from_ref(&live));
        other.pool.close().await;
        Migrator::new(list(Migrations::new(&[]))).verify(database.pool()).await.unwrap();
        // The server may need a moment to see that the process is gone.
        while !database.rows(&there).await.is_empty() {
            Migrator::new(list(Migrations::new(&[]))).verify(database.pool()).await.unwrap();
        }
    }
    if mysql_url().is_some() {
        let (database, other) = (Mysql::new().await, Mysql::new().await);
        let (left, live) = (format!("_migrator_scratch_left_{}", database.name), format!("_migrator_scratch_live_{}", database.name));
        other.run(&format!("DO get_lock('{live}', 0)")).await;
        database.run(&format!("CREATE DATABASE {left}; CREATE DATABASE {live}")).await;
        Migrator::new(empty).verify(database.pool()).await.unwrap_err();
        let there = format!("SELECT schema_name FROM information_schema.schemata WHERE schema_name IN ('{left}', '{live}')");
        assert_eq!(database.rows(&there).await, std::slice::from_ref(&live));
        other.run(&format!("DO release_lock('{live}')")).await;
        Migrator::new(list(Migrations::new(&[]))).verify(database.pool()).await.unwrap();
        assert_eq!(database.rows(&there).await, Vec::<String>::new());
    }
}

/// What a program brings along to its connections is there in the scratch place too.
#[tokio::test]
async fn collations_of_the_program_are_known_in_memory() {
    let folder = tempfile::tempdir().unwrap();
    let options = SqliteConnectOptions::new().filename(folder.path().join("app.db")).create_if_missing(true);
    let options = options.collation("backwards", |one, other| other.cmp(one));
    let pool = SqlitePoolOptions::new().max_connections(1).connect_lazy_with(options);
    let name = Column { collation: Some("backwards".to_owned()), ..text("name") };
    let by_name = Index { name: "by_name".to_owned(), parts: vec![IndexPart::column("name")], ..Index::default() };
    let own = change(Dialect::Sqlite, &schema([Table { indexes: vec![by_name], ..table("team", [name]) }]));
    let migrator = migrator_with_snapshot(&[&own]);
    migrator.up(&pool).await.unwrap();
    assert!(migrator.drift(&pool).await.unwrap().is_empty());
    assert!(migrator.verify(&pool).await.unwrap().compared);
}

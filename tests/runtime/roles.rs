//! The three roles of a program, each with the rights that the documentation names and no other.

use std::time::Duration;

use migrator::{MigratePool, Migration, Migrator};
use sqlx::AssertSqlSafe;
use sqlx::mysql::MySqlPoolOptions;
use sqlx::postgres::PgPoolOptions;

use crate::engine::{Engine, Mysql, Postgres, admin_url, mysql_url};
use crate::support::{migrator, names};

const ONE: Migration = Migration::new(
    "20250101000000",
    "initial",
    |plan| plan.sql("CREATE TABLE a (id INTEGER PRIMARY KEY, name VARCHAR(9)); CREATE INDEX by_name ON a (name)"),
    |plan| plan.sql("DROP TABLE a"),
);
const TWO: Migration = Migration::new(
    "20250102000000",
    "second",
    |plan| plan.sql("ALTER TABLE a ADD COLUMN x INTEGER; CREATE TABLE b (id INTEGER REFERENCES a (id)); INSERT INTO a VALUES (1, 'x', 1)"),
    |plan| plan.sql("DROP TABLE b; ALTER TABLE a DROP COLUMN x"),
);

fn old() -> Migrator {
    migrator(vec![ONE])
}

fn new() -> Migrator {
    migrator(vec![ONE, TWO])
}

/// What a role that migrates can do, whose database is empty.
async fn migrates(pool: &impl MigratePool) {
    assert_eq!(names(&old().up(pool).await.unwrap()), ["initial"]);
    assert_eq!(names(&new().up(pool).await.unwrap()), ["second"]);
    assert_eq!(names(&new().down(pool, 1).await.unwrap()), ["second"]);
    assert!(old().up(pool).await.unwrap().is_empty());
}

/// What a role that only looks can do while the first migration is applied.
async fn looks(pool: &impl MigratePool) {
    old().assert_current(pool).await.unwrap();
    old().wait_until_current(pool, Duration::ZERO).await.unwrap();
    assert!(new().assert_current(pool).await.unwrap_err().is_not_current());
    assert!(new().wait_until_current(pool, Duration::ZERO).await.unwrap_err().is_not_current());
    assert!(old().up(pool).await.unwrap().is_empty(), "with nothing to do, `up` looks as well");
    assert_eq!(new().status(pool).await.unwrap().migrations.len(), 2);
    assert_eq!(new().plan(pool).await.unwrap().migrations().count(), 1);
    assert!(new().up(pool).await.unwrap_err().is_privilege_missing());
}

#[tokio::test]
async fn on_postgres() {
    if admin_url().is_none() {
        return;
    }
    let database = Postgres::new().await;
    let (owner, reader) = (format!("{}_owner", database.name), format!("{}_reader", database.name));
    let pool = |role: &str| PgPoolOptions::new().max_connections(1).connect_lazy_with(database.options().username(role).password("p"));
    database.run("REVOKE ALL ON SCHEMA public FROM PUBLIC").await;
    let grants = |reads: &str| {
        format!(
            "CREATE ROLE {owner} LOGIN PASSWORD 'p'; GRANT USAGE, CREATE ON SCHEMA public TO {owner}; \
             CREATE ROLE {reader} LOGIN PASSWORD 'p'; GRANT USAGE ON SCHEMA public TO {reader}; {reads}"
        )
    };
    database.run(&grants("")).await;
    // The history of another program, which this one may not read, is none of its business.
    database.run("CREATE TABLE seaql_migrations (version VARCHAR(255) PRIMARY KEY, applied_at BIGINT)").await;
    database.run("INSERT INTO seaql_migrations VALUES ('20250101000000', 0)").await;
    let (migrating, looking) = (pool(&owner), pool(&reader));
    migrates(&migrating).await;
    let error = old().assert_current(&looking).await.unwrap_err();
    assert!(error.is_privilege_missing() && error.hint().unwrap().contains("\"_migrator_head\""), "{error:?}");
    // To see that nothing is to be done takes the one row.
    database.run(&format!("GRANT SELECT ON _migrator_head TO {reader}")).await;
    old().assert_current(&looking).await.unwrap();
    database.run(&format!("GRANT SELECT ON _migrator_journal, _migrator_settings, _migrator_step TO {reader}")).await;
    looks(&looking).await;
    migrating.close().await;
    looking.close().await;
    database.run(&format!("DROP OWNED BY {owner}, {reader}; DROP ROLE {owner}, {reader}")).await;
}

#[tokio::test]
async fn on_mysql() {
    if mysql_url().is_none() {
        return;
    }
    let database = Mysql::new().await;
    let name = &database.name;
    let (owner, reader) = (format!("'{name}_o'@'%'"), format!("'{name}_r'@'%'"));
    let pool = |role: &str| {
        let options = database.options().username(&format!("{name}_{role}")).password("p");
        MySqlPoolOptions::new().max_connections(1).connect_lazy_with(options)
    };
    database
        .run(&format!(
            "CREATE USER {owner} IDENTIFIED BY 'p'; CREATE USER {reader} IDENTIFIED BY 'p'; \
             GRANT CREATE, ALTER, DROP, INDEX, REFERENCES, SELECT, INSERT, UPDATE, DELETE ON {name}.* TO {owner}"
        ))
        .await;
    let migrating = pool("o");
    migrates(&migrating).await;
    // MySQL lets nobody into a database of which no right was given, so that comes first.
    database.run(&format!("GRANT SELECT ON {name}._migrator_head TO {reader}")).await;
    let looking = pool("r");
    old().assert_current(&looking).await.unwrap();
    for table in ["journal", "settings", "step"] {
        database.run(&format!("GRANT SELECT ON {name}._migrator_{table} TO {reader}")).await;
    }
    looks(&looking).await;
    migrating.close().await;
    looking.close().await;
    sqlx::raw_sql(AssertSqlSafe(format!("DROP USER {owner}, {reader}"))).execute(&database.pool).await.unwrap();
}

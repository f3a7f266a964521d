//! A right that the role of a program lacks: the error names it, and what it names is what helps.

use integration::server::{Server, run};
use migrator::{Error, Migration, Migrations, Migrator};
use servers::Kind;

use crate::support::{Pool, with_database};

/// Tables that belong to somebody else.
static FIRST: Migration = Migration::new(
    "20250101000000",
    "first",
    |plan| plan.sql("CREATE TABLE a (n INTEGER PRIMARY KEY); CREATE TABLE b (n INTEGER PRIMARY KEY)"),
    |plan| plan.sql("DROP TABLE b; DROP TABLE a"),
);

fn migrator(changes: impl IntoIterator<Item = Migration>) -> Migrator {
    let changes = changes.into_iter().map(|change| &*Box::leak(Box::new(change)));
    let list: Vec<&'static Migration> = std::iter::once(&FIRST).chain(changes).collect();
    Migrator::new(Box::leak(Box::new(Migrations::new(list.leak()))))
}

/// A database in which somebody else has applied the first migration.
async fn with_tables(server: &Server, test: impl AsyncFnOnce(&str)) {
    with_database(server, async |url| {
        let pool = Pool::new(server.kind, url);
        pool.up(&migrator([])).await.unwrap();
        pool.close().await;
        test(url).await;
    })
    .await;
}

/// What the role gets to hear.
async fn refused(server: &Server, url: &str, migrator: &Migrator) -> Error {
    let pool = Pool::new(server.kind, url);
    let error = pool.up(migrator).await.unwrap_err();
    pool.close().await;
    assert!(error.is_privilege_missing(), "{error:?}");
    error
}

async fn succeeds(server: &Server, url: &str, migrator: &Migrator) {
    let pool = Pool::new(server.kind, url);
    assert_eq!(pool.up(migrator).await.unwrap().done.len(), 1);
    pool.close().await;
}

const CREATE: Migration = Migration::new("20250102000000", "x", |plan| plan.sql("CREATE TABLE c (n INTEGER)"), |_| {});
const ALTER: Migration = Migration::new("20250102000000", "x", |plan| plan.sql("ALTER TABLE a ADD COLUMN x INTEGER"), |_| {});
const DROP: Migration = Migration::new("20250102000000", "x", |plan| plan.sql("DROP TABLE b"), |_| {});
const INDEX: Migration = Migration::new("20250102000000", "x", |plan| plan.sql("CREATE INDEX by_n ON a (n)"), |_| {});
const VIEW: Migration = Migration::new("20250102000000", "x", |plan| plan.sql("CREATE VIEW v AS SELECT 1 AS n"), |_| {});
const INSERT: Migration = Migration::new("20250102000000", "x", |plan| plan.sql("INSERT INTO a VALUES (1)"), |_| {});
const SCHEMA: Migration = Migration::new("20250102000000", "x", |plan| plan.sql("CREATE SCHEMA s"), |_| {});
const REFERENCES: Migration = Migration::new(
    "20250102000000",
    "x",
    |plan| plan.sql("CREATE TABLE c (n INTEGER NOT NULL, CONSTRAINT k FOREIGN KEY (n) REFERENCES a (n))"),
    |_| {},
);

#[tokio::test]
async fn on_postgres_the_grant_of_the_hint_is_what_helps() {
    let Some(server) = Server::of(Kind::Postgres) else { return };
    for (change, lacks, helps) in [
        (CREATE, "REVOKE CREATE ON SCHEMA public", "GRANT USAGE, CREATE ON SCHEMA \"public\" TO "),
        (INSERT, "REVOKE INSERT ON a", "GRANT SELECT, INSERT, UPDATE, DELETE, REFERENCES ON \"a\" TO "),
        (REFERENCES, "REVOKE REFERENCES ON a", "GRANT SELECT, INSERT, UPDATE, DELETE, REFERENCES ON \"a\" TO "),
        (SCHEMA, "REVOKE CREATE ON DATABASE \"$NAME\"", "GRANT CREATE ON DATABASE \"$NAME\" TO "),
    ] {
        with_tables(&server, async |url| {
            let (role, name) = (server.name("poor"), url.rsplit('/').next().unwrap());
            let all = format!(
                "CREATE ROLE {role} LOGIN PASSWORD 'p'; GRANT ALL ON ALL TABLES IN SCHEMA public TO {role}; REVOKE CREATE ON SCHEMA public FROM PUBLIC; \
                 GRANT ALL ON SCHEMA public TO {role}; GRANT ALL ON DATABASE {name} TO {role}; {} FROM {role}",
                lacks.replace("$NAME", name)
            );
            run(server.kind, url, &all).await.unwrap();
            let (own, migrator) = (server.database(name, Some((&role, "p"))), migrator([change]));
            let error = refused(&server, &own, &migrator).await;
            let hint = error.hint().unwrap();
            assert!(hint.contains(&helps.replace("$NAME", name)), "{error:?}");
            let grant = hint.split('`').nth(1).unwrap().replace('…', &role);
            run(server.kind, url, &grant).await.unwrap();
            succeeds(&server, &own, &migrator).await;
            run(server.kind, url, &format!("DROP OWNED BY {role}; DROP ROLE {role}")).await.unwrap();
        })
        .await;
    }
}

#[tokio::test]
async fn on_postgres_what_only_an_owner_may_is_said() {
    let Some(server) = Server::of(Kind::Postgres) else { return };
    for change in [ALTER, DROP, INDEX] {
        with_tables(&server, async |url| {
            let (role, name) = (server.name("poor"), url.rsplit('/').next().unwrap());
            let all = format!("CREATE ROLE {role} LOGIN PASSWORD 'p'; GRANT ALL ON ALL TABLES IN SCHEMA public TO {role}; GRANT ALL ON SCHEMA public TO {role}");
            run(server.kind, url, &all).await.unwrap();
            let (own, migrator) = (server.database(name, Some((&role, "p"))), migrator([change]));
            let error = refused(&server, &own, &migrator).await;
            assert!(error.to_string().contains("must be owner of table ") && error.hint().unwrap().contains("the role that owns it"), "{error:?}");
            run(server.kind, url, &format!("ALTER TABLE a OWNER TO {role}; ALTER TABLE b OWNER TO {role}")).await.unwrap();
            succeeds(&server, &own, &migrator).await;
            run(server.kind, url, &format!("DROP OWNED BY {role} CASCADE; DROP ROLE {role}")).await.unwrap();
        })
        .await;
    }
}

#[tokio::test]
async fn on_mysql_the_right_of_the_hint_is_what_helps() {
    const RIGHTS: [&str; 10] = ["CREATE", "ALTER", "DROP", "INDEX", "REFERENCES", "SELECT", "INSERT", "UPDATE", "DELETE", "CREATE VIEW"];
    let Some(server) = Server::of(Kind::Mysql) else { return };
    for (change, lacks) in [
        (CREATE, "CREATE"),
        (ALTER, "ALTER"),
        (DROP, "DROP"),
        (INDEX, "INDEX"),
        // Not REFERENCES: MySQL asks for it, MariaDB does not.
        (VIEW, "CREATE VIEW"),
        (INSERT, "INSERT"),
        (CREATE, "SELECT"),
    ] {
        with_tables(&server, async |url| {
            let (role, name) = (server.name("poor"), url.rsplit('/').next().unwrap());
            let others: Vec<&str> = RIGHTS.into_iter().filter(|right| *right != lacks).collect();
            run(server.kind, url, &format!("CREATE USER {role} IDENTIFIED BY 'p'; GRANT {} ON {name}.* TO {role}", others.join(", ")))
                .await
                .unwrap();
            let (own, migrator) = (server.database(name, Some((&role, "p"))), migrator([change]));
            let error = refused(&server, &own, &migrator).await;
            let hint = error.hint().unwrap();
            assert!(hint.contains(&format!("the right {lacks} on `")), "{lacks}: {error:?}");
            run(server.kind, url, &format!("GRANT {lacks} ON {name}.* TO {role}")).await.unwrap();
            succeeds(&server, &own, &migrator).await;
            run(server.kind, url, &format!("DROP USER {role}")).await.unwrap();
        })
        .await;
    }
}

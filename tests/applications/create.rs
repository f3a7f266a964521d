//! Databases that are not there yet.

use integration::server::Server;
use migrator::{Migrator, create_database};
use servers::Kind;

use crate::support::{MIGRATIONS, Pool};

const AT_ONCE: usize = 16;

#[tokio::test]
async fn many_create_one_at_once_and_migrate_it() {
    for server in Server::all() {
        let name = server.name("created");
        let url = server.database(&name, None);
        let start = || {
            let (kind, url) = (server.kind, url.clone());
            tokio::spawn(async move {
                let created = create_database(&url).await?;
                let pool = Pool::new(kind, &url);
                let report = pool.up(&Migrator::new(&MIGRATIONS)).await?;
                pool.close().await;
                Ok::<_, migrator::Error>((created, report.done.len()))
            })
        };
        let tasks: Vec<_> = (0..AT_ONCE).map(|_| start()).collect();
        let mut ends = Vec::new();
        for task in tasks {
            ends.push(task.await.unwrap().unwrap_or_else(|error| panic!("{}: {error:?}", server.kind)));
        }
        assert_eq!(ends.iter().filter(|(created, _)| *created).count(), 1, "{ends:?}");
        assert_eq!(ends.iter().map(|(_, done)| done).sum::<usize>(), 2, "{ends:?}");
        assert!(!create_database(&url).await.unwrap());
        let pool = Pool::new(server.kind, &url);
        assert_eq!(pool.number("SELECT count(*) FROM counter WHERE n = 2").await, 1);
        pool.close().await;
        server.drop(&name).await.unwrap();
    }
}

#[tokio::test]
async fn a_file_is_created_once() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("app.db").display());
    let tasks: Vec<_> = (0..AT_ONCE)
        .map(|_| {
            tokio::spawn({
                let url = url.clone();
                async move { create_database(&url).await }
            })
        })
        .collect();
    let mut created = 0;
    for task in tasks {
        created += usize::from(task.await.unwrap().unwrap());
    }
    assert_eq!(created, 1);
    let pool = sqlx::SqlitePool::connect(&url).await.unwrap();
    Migrator::new(&MIGRATIONS).up(&pool).await.unwrap();
    assert!(!create_database(&url).await.unwrap());
    assert_eq!(sqlx::query_scalar::<_, i64>("SELECT n FROM counter").fetch_one(&pool).await.unwrap(), 2);

    assert!(!create_database("sqlite::memory:").await.unwrap());
    let error = create_database(&format!("sqlite://{}/no/such/folder/app.db", folder.path().display())).await.unwrap_err();
    assert!(error.hint().unwrap().contains("its folder exists"), "{error:?}");
}

#[tokio::test]
async fn a_name_that_needs_quotes_is_taken_as_it_is() {
    for server in Server::all() {
        let name = format!("{} \"ä`", server.name("odd"));
        let url = server.database(&name.replace(' ', "%20").replace('"', "%22").replace('ä', "%C3%A4").replace('`', "%60"), None);
        assert!(create_database(&url).await.unwrap(), "{}", server.kind);
        assert!(!create_database(&url).await.unwrap());
        let quoted = match server.kind {
            Kind::Postgres => format!("\"{}\"", name.replace('"', "\"\"")),
            Kind::Mysql => format!("`{}`", name.replace('`', "``")),
        };
        server.drop(&quoted).await.unwrap();
    }
}

#[tokio::test]
async fn who_may_not_create_one_is_told() {
    for server in Server::all() {
        let (role, name) = (server.name("poor"), server.name("none"));
        let (create, expected) = match server.kind {
            Kind::Postgres => (format!("CREATE ROLE {role} LOGIN PASSWORD 'p'"), "`ALTER ROLE … CREATEDB`"),
            Kind::Mysql => (format!("CREATE USER {role} IDENTIFIED BY 'p'"), "`GRANT ALL ON `none_"),
        };
        server.run(&create).await.unwrap();
        let error = create_database(&server.database(&name, Some((&role, "p")))).await.unwrap_err();
        assert!(error.is_privilege_missing() && error.hint().unwrap().contains(expected), "{error:?}");
        server.run(&format!("DROP {} {role}", if server.kind == Kind::Postgres { "ROLE" } else { "USER" })).await.unwrap();
    }
}

/// Creating needs a database to connect to; which, is not everybody's to enter.
#[tokio::test]
async fn a_database_that_a_role_may_not_enter_is_said_to_be_one() {
    let Some(server) = Server::of(Kind::Postgres) else { return };
    let (role, name) = (server.name("outsider"), server.name("closed"));
    let role_sql = format!("CREATE ROLE {role} LOGIN PASSWORD 'p'");
    for sql in [role_sql, format!("CREATE DATABASE {name}"), format!("REVOKE CONNECT ON DATABASE {name} FROM public")] {
        server.run(&sql).await.unwrap();
    }
    let url = server.database(&name, Some((&role, "p")));
    let pool = Pool::new(server.kind, &url);
    for error in [create_database(&url).await.unwrap_err(), pool.up(&Migrator::new(&MIGRATIONS)).await.unwrap_err()] {
        assert!(error.is_privilege_missing(), "{error}");
        assert!(error.hint().unwrap().contains(&format!("`GRANT CONNECT ON DATABASE \"{name}\" TO …`")), "{error:?}");
    }
    pool.close().await;
    server.drop(&name).await.unwrap();
    server.run(&format!("DROP ROLE {role}")).await.unwrap();
}

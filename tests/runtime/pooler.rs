//! PostgreSQL behind a pooler that hands out another server connection for every transaction, and passes on whatever its client says, so that
//! nothing tells it from a server.

use std::io;

use migrator::{Migration, Migrator};
use sqlx::PgPool;
use sqlx::postgres::{PgPoolOptions, PgSslMode};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use crate::engine::{Engine as _, Postgres, admin_url};
use crate::support::{migrator, names, nothing};

/// How many connections to the server the pooler has for each of its clients.
const SERVERS: usize = 3;

fn all() -> Migrator {
    let one = |plan: &mut migrator::Plan| plan.sql("CREATE TABLE counter (n INTEGER NOT NULL); INSERT INTO counter VALUES (0)");
    let two = |plan: &mut migrator::Plan| {
        plan.sql("UPDATE counter SET n = n + 1");
        plan.sql("CREATE INDEX CONCURRENTLY counter_n ON counter (n)");
        plan.sql("ALTER TABLE counter ADD COLUMN text TEXT");
    };
    let three = |plan: &mut migrator::Plan| plan.sql("UPDATE counter SET n = n + 1");
    let down = |plan: &mut migrator::Plan| plan.sql("DROP TABLE counter");
    migrator(vec![
        Migration::new("20250101000000", "one", one, down),
        Migration::new("20250102000000", "two", two, nothing),
        Migration::new("20250103000000", "three", three, nothing),
    ])
}

/// A message: everything of it, and its kind, which the first of a client has not.
async fn message(from: &mut TcpStream, has_kind: bool) -> io::Result<(Vec<u8>, u8)> {
    let mut bytes = vec![0; 4 + usize::from(has_kind)];
    from.read_exact(&mut bytes).await?;
    let head = bytes.len();
    let length = bytes[head - 4..].iter().fold(0, |length, &byte| length << 8 | usize::from(byte));
    bytes.resize(head + length - 4, 0);
    from.read_exact(&mut bytes[head..]).await?;
    let kind = if has_kind { bytes[0] } else { 0 };
    Ok((bytes, kind))
}

/// Passes on what the server says until it waits for the next message; whether that is outside of a transaction.
async fn relay(server: &mut TcpStream, client: Option<&mut TcpStream>) -> io::Result<bool> {
    let mut said = Vec::new();
    let is_idle = loop {
        let (bytes, kind) = message(server, true).await?;
        assert!(kind != b'R' || bytes[5..9] == [0; 4], "the pooler knows no passwords: the server must trust it");
        said.extend_from_slice(&bytes);
        if kind == b'Z' {
            break bytes[5] == b'I';
        }
    };
    if let Some(client) = client {
        client.write_all(&said).await?;
    }
    Ok(is_idle)
}

/// Serves one client: each transaction goes to the next connection.
async fn serve(mut client: TcpStream, server: (String, u16)) -> io::Result<()> {
    let (start, _) = message(&mut client, false).await?;
    let mut servers = Vec::new();
    for at in 0..SERVERS {
        let mut connection = TcpStream::connect(server.clone()).await?;
        connection.write_all(&start).await?;
        relay(&mut connection, (at == 0).then_some(&mut client)).await?;
        servers.push(connection);
    }
    let (mut at, mut is_idle) = (0, true);
    loop {
        let (bytes, kind) = message(&mut client, true).await?;
        if is_idle {
            at = (at + 1) % SERVERS;
        }
        servers[at].write_all(&bytes).await?;
        // What a message of a query with parameters is answered by comes with the last of them.
        if matches!(kind, b'Q' | b'S') {
            is_idle = relay(&mut servers[at], Some(&mut client)).await?;
        } else {
            is_idle = false;
        }
    }
}

/// A pool behind a pooler.
async fn behind(database: &Postgres) -> PgPool {
    let direct = database.options();
    let server = (direct.get_host().to_owned(), direct.get_port());
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            tokio::spawn(serve(client, server.clone()));
        }
    });
    let options = direct.host("127.0.0.1").port(port).ssl_mode(PgSslMode::Disable);
    PgPoolOptions::new().max_connections(1).test_before_acquire(false).connect_lazy_with(options)
}

#[tokio::test]
async fn every_transaction_may_be_on_another_connection() {
    if admin_url().is_none() {
        return;
    }
    let database = Postgres::new().await;
    let pool = behind(&database).await;
    let one: i32 = sqlx::raw_sql("SELECT pg_backend_pid()").fetch_one(&pool).await.map(|row| sqlx::Row::get(&row, 0)).unwrap();
    let other: i32 = sqlx::raw_sql("SELECT pg_backend_pid()").fetch_one(&pool).await.map(|row| sqlx::Row::get(&row, 0)).unwrap();
    assert_ne!(one, other, "the pooler changes connections");

    let report = all().up(&pool).await.unwrap();
    assert_eq!(names(&report), ["one", "two", "three"]);
    assert_eq!(database.rows("SELECT n FROM counter").await, ["2"]);
    assert!(all().up(&pool).await.unwrap().is_empty());
    assert_eq!(database.left_open().await, [""; 0]);
    all().down(&pool, migrator::Target::All).await.unwrap();
    assert_eq!(database.tables().await, [""; 0]);

    let pools = [behind(&database).await, behind(&database).await, behind(&database).await, behind(&database).await];
    let migrators: Vec<Migrator> = pools.iter().map(|_| all()).collect();
    let done = up_through_all(&migrators, &pools).await;
    assert_eq!(done, 3, "everything was applied once");
    assert_eq!(database.rows("SELECT n FROM counter").await, ["2"]);
    assert_eq!(database.left_open().await, [""; 0]);
}

/// Migrates through all pools at once: how many migrations were applied by all of them together.
async fn up_through_all(migrators: &[Migrator], pools: &[PgPool]) -> usize {
    let [a, b, c, d] = [0, 1, 2, 3].map(|at| migrators[at].up(&pools[at]));
    let (a, b, c, d) = tokio::join!(a, b, c, d);
    [a, b, c, d].map(|report| report.unwrap().done.len()).iter().sum()
}

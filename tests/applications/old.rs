//! Servers that are too old. There is none to be had here, so one that is new enough says that it is not: what it sends is passed on with
//! another number in it.

use integration::server::Server;
use migrator::Migrator;
use servers::Kind;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use crate::support::{MIGRATIONS, Pool, with_database};

/// Listens on a port and passes everything on to `server` and back; what comes back has `new` for `old`, which is as long.
async fn pass_on(server: String, old: String, new: String) -> u16 {
    assert_eq!(old.len(), new.len());
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            let (mut from_client, mut to_client) = client.into_split();
            let (mut from_server, mut to_server) = TcpStream::connect(&server).await.unwrap().into_split();
            let (old, new) = (old.clone(), new.clone());
            tokio::spawn(async move { tokio::io::copy(&mut from_client, &mut to_server).await });
            tokio::spawn(async move {
                let mut buffer = vec![0; 1 << 16];
                while let Ok(length @ 1..) = from_server.read(&mut buffer).await {
                    let mut sent = buffer[..length].to_vec();
                    for at in 0..(length + 1).saturating_sub(old.len()) {
                        if sent[at..].starts_with(old.as_bytes()) {
                            sent[at..at + old.len()].copy_from_slice(new.as_bytes());
                        }
                    }
                    if to_client.write_all(&sent).await.is_err() {
                        return;
                    }
                }
            });
        }
    });
    port
}

/// What a server says of its version, and what an old one would; the text that is shown of that.
async fn versions(kind: Kind, url: &str) -> (String, String, String) {
    let text: String = match kind {
        Kind::Postgres => {
            let pool = sqlx::PgPool::connect(url).await.unwrap();
            sqlx::query_scalar("SHOW server_version_num").fetch_one(&pool).await.unwrap()
        }
        Kind::Mysql => {
            let pool = sqlx::MySqlPool::connect(url).await.unwrap();
            sqlx::query_scalar("SELECT version()").fetch_one(&pool).await.unwrap()
        }
    };
    if kind == Kind::Postgres {
        let old = format!("13{}", &text[2..]);
        let shown = format!("PostgreSQL 13.{}; the oldest supported is 14", text[2..].parse::<u32>().unwrap());
        return (text, old, shown);
    }
    let number = text.split('-').next().unwrap();
    let (start, name, oldest) = if text.contains("MariaDB") { ("10.5.", "MariaDB", "10.6.0") } else { ("5.7.", "MySQL", "8.0.29") };
    let patch = format!("{:0>width$}", "9", width = number.len() - start.len());
    (number.to_owned(), format!("{start}{patch}"), format!("{name} {start}9; the oldest supported is {oldest}"))
}

#[tokio::test]
async fn a_server_that_is_too_old_is_said_to_be() {
    for server in Server::all() {
        with_database(&server, async |url| {
            let (old, new, shown) = versions(server.kind, url).await;
            let place = url.rsplit_once('@').unwrap().1.split('/').next().unwrap().to_owned();
            let port = pass_on(place.clone(), old, new).await;
            let pool = Pool::new(server.kind, &url.replace(&place, &format!("127.0.0.1:{port}")));
            let error = pool.up(&Migrator::new(&MIGRATIONS)).await.unwrap_err();
            assert!(error.is_unsupported_version(), "{error}");
            assert_eq!((error.to_string(), error.hint()), (format!("this is {shown}"), Some("upgrade the server")));
            pool.close().await;
            let pool = Pool::new(server.kind, url);
            assert_eq!(pool.tables().await, 0, "nothing was done");
            pool.close().await;
        })
        .await;
    }
}

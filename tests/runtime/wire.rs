//! What goes over the wire with nothing to do: one message, which on an open connection is one round trip.

use std::io;
use std::sync::{Arc, Mutex};

use migrator::{MigratePool, Migration, Migrator};
use sqlx::mysql::{MySqlPoolOptions, MySqlSslMode};
use sqlx::postgres::{PgPoolOptions, PgSslMode};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};

use crate::engine::{Engine as _, Mysql, Postgres, admin_url, mysql_url};
use crate::support::migrator;

fn all() -> Migrator {
    let create = |plan: &mut migrator::Plan| plan.sql("CREATE TABLE counter (n INTEGER NOT NULL)");
    migrator(vec![Migration::new("20250101000000", "one", create, |plan| plan.sql("DROP TABLE counter"))])
}

/// A message of a client: its kind, and its text.
type Message = (u8, String);

/// How a client's messages are told apart.
#[derive(Clone, Copy)]
enum Protocol {
    Postgres,
    Mysql,
}

/// Messages that the pool sends to test a connection: `Sync` and `COM_PING`.
const TESTS: [u8; 2] = [b'S', 0x0e];

impl Protocol {
    /// The next bytes that belong together, and the message that they are, unless they belong to the start of the connection.
    async fn read(self, client: &mut OwnedReadHalf, is_first: bool) -> io::Result<(Vec<u8>, Option<Message>)> {
        let (head, length) = match self {
            // The first has no kind; the length counts itself.
            Self::Postgres => {
                let mut head = vec![0; if is_first { 4 } else { 5 }];
                client.read_exact(&mut head).await?;
                let length = head[head.len() - 4..].iter().fold(0, |length, &byte| length << 8 | usize::from(byte)) - 4;
                (head, length)
            }
            Self::Mysql => {
                let mut head = vec![0; 4];
                client.read_exact(&mut head).await?;
                let length = head[..3].iter().rev().fold(0, |length, &byte| length << 8 | usize::from(byte));
                (head, length)
            }
        };
        let mut body = vec![0; length];
        client.read_exact(&mut body).await?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let message = match self {
            Self::Postgres => (!is_first).then(|| (head[0], text(&body))),
            // What starts an exchange has the number 0; at the start of a connection that is the server's.
            Self::Mysql => (head[3] == 0).then(|| (body[0], text(&body[1..]))),
        };
        Ok(([head, body].concat(), message))
    }
}

/// Passes bytes on to the server and notes which messages the client sends: the port to connect to, and the notes.
async fn listen(protocol: Protocol, server: (String, u16)) -> (u16, Arc<Mutex<Vec<Message>>>) {
    let sent: Arc<Mutex<Vec<Message>>> = Arc::default();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let noted = Arc::clone(&sent);
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            let server = TcpStream::connect(server.clone()).await.unwrap();
            let ((from_client, mut to_client), (mut from_server, to_server)) = (client.into_split(), server.into_split());
            tokio::spawn(async move { tokio::io::copy(&mut from_server, &mut to_client).await });
            tokio::spawn(forward(protocol, from_client, to_server, Arc::clone(&noted)));
        }
    });
    (port, sent)
}

async fn forward(
    protocol: Protocol,
    mut client: OwnedReadHalf,
    mut server: OwnedWriteHalf,
    noted: Arc<Mutex<Vec<Message>>>,
) -> io::Result<()> {
    let mut is_first = true;
    loop {
        let (bytes, message) = protocol.read(&mut client, is_first).await?;
        noted.lock().unwrap().extend(message);
        server.write_all(&bytes).await?;
        is_first = false;
    }
}

/// What was noted since the last time, without the pool's tests of its connection.
fn taken(sent: &Mutex<Vec<Message>>) -> Vec<Message> {
    sent.lock().unwrap().drain(..).filter(|(kind, _)| !TESTS.contains(kind)).collect()
}

/// With nothing to do, `up` and `assert_current` are a message each: this kind, with a text that starts so.
async fn one_message_each(pool: &impl MigratePool, sent: &Mutex<Vec<Message>>, kind: u8, start: &str) {
    all().up(pool).await.unwrap();
    assert!(taken(sent).len() > 5, "the messages are seen");
    assert!(all().up(pool).await.unwrap().is_empty());
    all().assert_current(pool).await.unwrap();
    let queries = taken(sent);
    assert_eq!(queries.len(), 2, "{queries:?}");
    assert!(queries.iter().all(|(found, sql)| *found == kind && sql.starts_with(start)), "{queries:?}");
}

#[tokio::test]
async fn with_nothing_to_do_it_is_one_message_to_postgres() {
    if admin_url().is_none() {
        return;
    }
    let database = Postgres::new().await;
    let direct = database.options();
    let (port, sent) = listen(Protocol::Postgres, (direct.get_host().to_owned(), direct.get_port())).await;
    let options = direct.host("127.0.0.1").port(port).ssl_mode(PgSslMode::Disable);
    let pool = PgPoolOptions::new().max_connections(1).test_before_acquire(false).connect_with(options).await.unwrap();
    one_message_each(&pool, &sent, b'Q', "SELECT \"head\" FROM").await;
}

#[tokio::test]
async fn with_nothing_to_do_it_is_one_message_to_mysql() {
    const QUERY: u8 = 0x03;
    if mysql_url().is_none() {
        return;
    }
    let database = Mysql::new().await;
    let direct = database.options();
    let (port, sent) = listen(Protocol::Mysql, (direct.get_host().to_owned(), direct.get_port())).await;
    let options = direct.host("127.0.0.1").port(port).ssl_mode(MySqlSslMode::Disabled);
    let pool = MySqlPoolOptions::new().max_connections(1).test_before_acquire(false).connect_with(options).await.unwrap();
    one_message_each(&pool, &sent, QUERY, "SELECT `head` FROM").await;
}

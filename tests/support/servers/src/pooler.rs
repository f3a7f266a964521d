//! PgBouncer before a PostgreSQL server.

use std::path::{Path, PathBuf};
use std::process::Child;

use crate::engine::{first_file, search_path};
use crate::kind::{POOLER, SKIP_VARIABLE};
use crate::place::Place;
use crate::start::{launch, on_free_port};
use crate::{Error, Kind};

const ACCOUNTS: [&str; 2] = ["postgres", "nobody"];

/// It ends without waiting for its clients.
const STOP_AT_ONCE: &str = "TERM";

/// When a client gives its connection to the server back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PoolMode {
    /// When it disconnects.
    Session,
    /// When its transaction ends: the next may be on another.
    Transaction,
}

/// A PgBouncer of its own port on 127.0.0.1, before every database of a PostgreSQL server. It ends when this is dropped or when the process ends.
pub struct Pooler {
    user: String,
    port: u16,
    process: Option<Child>,
    place: Place,
}

/// Where the program is.
///
/// # Errors
///
/// When it is not installed; the text says what to install.
pub fn find_pooler() -> Result<PathBuf, Error> {
    first_file(&search_path(), &["pgbouncer"]).ok_or_else(|| {
        Error::new(format!(
            "PgBouncer is not installed: `apt-get install --no-install-recommends pgbouncer` installs it; {SKIP_VARIABLE}={POOLER} leaves its \
             tests out"
        ))
    })
}

impl Pooler {
    /// Starts one before the server of a URL, whose user it connects as, whoever its client is. It keeps up to `size` connections for each
    /// database, and hands them out in turn.
    ///
    /// # Errors
    ///
    /// When it is not installed or does not start, or the URL is not one of PostgreSQL.
    pub fn start(url: &str, mode: PoolMode, size: u32) -> Result<Self, Error> {
        let program = find_pooler()?;
        let server = Address::read(url)?;
        let mut pooler = Self { user: server.user.to_owned(), port: 0, process: None, place: Place::new(ACCOUNTS, STOP_AT_ONCE)? };
        let port = on_free_port(|port| {
            let place = &pooler.place;
            place.write("pgbouncer.ini", &settings(&server, mode, size, port))?;
            let mut command = place.command(&program);
            command.arg(place.path("pgbouncer.ini"));
            pooler.process = Some(launch(&"PgBouncer", place, command, |_, log| log.contains("process up"))?);
            Ok(())
        })?;
        pooler.port = port;
        Ok(pooler)
    }

    /// The URL of a database behind it.
    #[must_use]
    pub fn url(&self, database: &str) -> String {
        format!("postgres://{}@127.0.0.1:{}/{database}", self.user, self.port)
    }

    /// The folder, which holds its settings, and its log in the file `log`.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.place.folder()
    }
}

impl Drop for Pooler {
    fn drop(&mut self) {
        self.place.remove();
        if let Some(mut main) = self.process.take() {
            main.wait().ok();
        }
    }
}

/// Where a server is, and whom it lets in.
struct Address<'a> {
    user: &'a str,
    password: Option<&'a str>,
    host: &'a str,
    port: &'a str,
}

impl<'a> Address<'a> {
    fn read(url: &'a str) -> Result<Self, Error> {
        let parts = url.split_once("://").and_then(|(_, rest)| rest.rsplit_once('@'));
        let Some((credentials, place)) = parts else {
            return Err(Error::new(format!("{} is no URL with a user and a host", Kind::Postgres.variable())));
        };
        let (user, password) = credentials.split_once(':').map_or((credentials, None), |(user, password)| (user, Some(password)));
        let place = place.split(['/', '?']).next().unwrap_or_default();
        let (host, port) = place.rsplit_once(':').unwrap_or((place, "5432"));
        Ok(Self { user, password, host, port })
    }
}

/// `extra_float_digits` is what sqlx sends and PgBouncer does not know.
fn settings(server: &Address<'_>, mode: PoolMode, size: u32, port: u16) -> String {
    let Address { user, password, host, port: behind } = server;
    let password = password.map(|password| format!(" password={password}")).unwrap_or_default();
    let mode = match mode {
        PoolMode::Session => "session",
        PoolMode::Transaction => "transaction",
    };
    format!(
        "[databases]\n* = host={host} port={behind} user={user}{password}\n\
         [pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\nunix_socket_dir =\nauth_type = any\n\
         pool_mode = {mode}\ndefault_pool_size = {size}\nserver_round_robin = 1\nmax_client_conn = 200\n\
         query_wait_timeout = 60\nignore_startup_parameters = extra_float_digits\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_is_read_from_the_url() {
        let address = Address::read("postgres://me:secret@db.example:7000/app?sslmode=disable").unwrap();
        assert_eq!((address.user, address.password, address.host, address.port), ("me", Some("secret"), "db.example", "7000"));
        let address = Address::read("postgres://me@127.0.0.1/app").unwrap();
        assert_eq!((address.user, address.password, address.host, address.port), ("me", None, "127.0.0.1", "5432"));
        assert!(Address::read("postgres:///app").is_err());
    }

    #[test]
    fn the_settings_name_server_and_mode() {
        let address = Address::read("postgres://me:secret@127.0.0.1:7000/app").unwrap();
        let settings = settings(&address, PoolMode::Transaction, 3, 6000);
        assert!(settings.contains("* = host=127.0.0.1 port=7000 user=me password=secret\n"), "{settings}");
        assert!(settings.contains("listen_port = 6000\n") && settings.contains("pool_mode = transaction\n"), "{settings}");
    }
}

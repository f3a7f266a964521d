//! The databases that a history is applied to, and what that costs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use servers::{Kind, Options, Server};

use super::clock::{cpu_of, cpu_of_process};

/// A database, and its command line.
pub(crate) struct Target {
    pub(crate) name: &'static str,
    pub(crate) command: &'static str,
    server: Option<(Kind, Server)>,
    file: PathBuf,
}

impl Target {
    pub(crate) fn new(name: &str, folder: &Path) -> Self {
        let started = |kind| Server::start(kind, Options::default()).unwrap_or_else(|error| panic!("{error}"));
        let server = |kind| Some((kind, started(kind)));
        let file = folder.join("database");
        match name {
            "postgres" => Self { name: "PostgreSQL", command: "psql", server: server(Kind::Postgres), file },
            "mysql" => Self { name: "MariaDB", command: "mariadb", server: server(Kind::Mysql), file },
            _ => Self { name: "SQLite", command: "sqlite3", server: None, file },
        }
    }

    pub(crate) fn has_server(&self) -> bool {
        self.server.is_some()
    }

    /// The statement that begins a transaction, where changes of the schema can be in one.
    pub(crate) fn begin(&self) -> Option<&'static str> {
        match self.server {
            None => Some("BEGIN IMMEDIATE"),
            Some((Kind::Postgres, _)) => Some("BEGIN"),
            Some((Kind::Mysql, _)) => None,
        }
    }

    pub(crate) fn url(&self) -> String {
        match &self.server {
            None => format!("sqlite://{}?mode=rwc", self.file.display()),
            Some((_, server)) => format!("{}/bench", server.url().rsplit_once('/').expect("a URL with a database").0),
        }
    }

    /// The command line, on the database of the bench.
    pub(crate) fn client(&self) -> Command {
        let mut command = Command::new(self.command);
        match &self.server {
            None => command.arg("-bail").arg(&self.file),
            Some((Kind::Postgres, _)) => command.args(["-X", "-q", "-v", "ON_ERROR_STOP=1"]).arg(self.url()),
            Some((Kind::Mysql, server)) => command.args(mariadb(&server.url())).arg("bench"),
        };
        command
    }

    /// Has an empty database in the place of the one before.
    pub(crate) fn empty(&self) {
        match &self.server {
            None if self.file.exists() => fs::remove_file(&self.file).expect("the file is ours"),
            None => {}
            Some((kind, server)) => {
                let mut command = Command::new(self.command);
                match kind {
                    Kind::Postgres => command.args(["-X", "-q", &server.url()]),
                    Kind::Mysql => command.args(mariadb(&server.url())),
                };
                for sql in ["DROP DATABASE IF EXISTS bench", "CREATE DATABASE bench"] {
                    let option = if *kind == Kind::Postgres { "-c" } else { "-e" };
                    command.args([option, sql]);
                }
                cpu_of(&mut command);
            }
        }
    }

    /// The CPU seconds of the server so far, those of its processes that have ended included.
    pub(crate) fn server_cpu(&self) -> f64 {
        let Some((_, server)) = &self.server else { return 0.0 };
        server.processes().iter().map(|&process| cpu_of_process(process)).sum()
    }
}

/// The arguments of `mariadb` for a URL: it takes none.
fn mariadb(url: &str) -> Vec<String> {
    let parts = || {
        let (user, rest) = url.strip_prefix("mysql://")?.split_once(':')?;
        let (password, rest) = rest.split_once('@')?;
        let (host, rest) = rest.split_once(':')?;
        Some([
            format!("--user={user}"),
            format!("--password={password}"),
            format!("--host={host}"),
            format!("--port={}", rest.split('/').next()?),
        ])
    };
    let parts = parts().unwrap_or_else(|| panic!("not the URL of a server that was started: {url}"));
    std::iter::once("--no-defaults".to_owned()).chain(parts).collect()
}

/// What it cost in several rounds, in seconds.
pub(crate) struct Cost {
    pub(crate) client: f64,
    pub(crate) server: f64,
    pub(crate) time: f64,
    /// Of how many rounds.
    rounds: f64,
}

impl Cost {
    pub(crate) const NONE: Self = Self { client: 0.0, server: 0.0, time: 0.0, rounds: 0.0 };

    /// Adds what the command costs on an empty database.
    pub(crate) fn add(&mut self, target: &Target, command: &mut Command) {
        target.empty();
        self.add_again(target, command);
    }

    /// Adds what the command costs on the database as it is.
    pub(crate) fn add_again(&mut self, target: &Target, command: &mut Command) {
        let (server, start) = (target.server_cpu(), Instant::now());
        self.client += cpu_of(command);
        self.time += start.elapsed().as_secs_f64();
        self.server += target.server_cpu() - server;
        self.rounds += 1.0;
    }

    pub(crate) fn cpu(&self) -> f64 {
        self.client + self.server
    }

    /// Of one round.
    pub(crate) fn shown(&self) -> String {
        let ms = |seconds: f64| format!("{:.0}", seconds / self.rounds * 1e3);
        if self.server > 0.0 {
            format!("{}+{} ms, {} ms", ms(self.client), ms(self.server), ms(self.time))
        } else {
            format!("{} ms, {} ms", ms(self.client), ms(self.time))
        }
    }
}

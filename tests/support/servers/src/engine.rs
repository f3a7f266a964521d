//! What differs between the servers: their programs, how a data folder is made, how they are started and asked to stop.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::kind::{Kind, SKIP_VARIABLE};
use crate::place::Place;
use crate::{Error, Options};

mod mariadb;
mod postgres;

pub use postgres::PASSWORD_ROLE;

/// The programs of a server.
pub(crate) struct Programs {
    /// The server.
    server: PathBuf,
    /// Makes its data folder.
    create: PathBuf,
    /// The folder of libraries of their own, if they have one.
    libraries: Option<PathBuf>,
}

/// Where the program of a server is that this machine can start.
///
/// # Errors
///
/// When there is none; the text says what to install.
pub fn find(kind: Kind) -> Result<PathBuf, Error> {
    programs(kind).map(|programs| programs.server)
}

pub(crate) fn programs(kind: Kind) -> Result<Programs, Error> {
    match kind {
        Kind::Postgres => postgres::find(),
        Kind::Mysql => mariadb::find(),
    }
}

pub(crate) fn place(kind: Kind) -> Result<Place, Error> {
    match kind {
        Kind::Postgres => Place::new(postgres::ACCOUNTS, postgres::STOP_AT_ONCE),
        Kind::Mysql => Place::new(mariadb::ACCOUNTS, mariadb::STOP_AT_ONCE),
    }
}

/// Makes the data folder.
pub(crate) fn create(kind: Kind, programs: &Programs, place: &Place, options: Options) -> Result<(), Error> {
    match kind {
        Kind::Postgres => postgres::create(programs, place, options),
        Kind::Mysql => mariadb::create(programs, place),
    }
}

/// The command that runs the server on a port, in the foreground.
pub(crate) fn command(kind: Kind, programs: &Programs, place: &Place, options: Options, port: u16) -> Command {
    match kind {
        Kind::Postgres => postgres::command(programs, place, port),
        Kind::Mysql => mariadb::command(programs, place, options, port),
    }
}

/// Whether the server takes connections; `log` is what it has written since it was started.
pub(crate) fn is_ready(kind: Kind, place: &Place, process: u32, log: &str) -> bool {
    match kind {
        Kind::Postgres => postgres::is_ready(place, process),
        Kind::Mysql => mariadb::is_ready(log),
    }
}

/// The signal that has a server write everything down and stop, without waiting for its clients.
pub(crate) fn stop_signal(kind: Kind) -> &'static str {
    match kind {
        Kind::Postgres => "INT",
        Kind::Mysql => "TERM",
    }
}

/// The URL of a server on this machine, for a user with all rights.
pub(crate) fn url(kind: Kind, port: u16) -> String {
    match kind {
        Kind::Postgres => format!("postgres://postgres@127.0.0.1:{port}/postgres"),
        Kind::Mysql => format!("mysql://{}:{}@127.0.0.1:{port}/test", mariadb::USER, mariadb::PASSWORD),
    }
}

/// The first of the names that is a file in one of the folders; absolute, as a server is started in another folder.
pub(crate) fn first_file(folders: &[PathBuf], names: &[&str]) -> Option<PathBuf> {
    let mut files = folders.iter().flat_map(|folder| names.iter().map(move |name| folder.join(name)));
    files.find(|file| file.is_file()).and_then(|file| std::path::absolute(file).ok())
}

/// The folders of the search path, and those that servers are installed to outside of it.
pub(crate) fn search_path() -> Vec<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<PathBuf> = env::split_paths(&path).collect();
    folders.extend(["/usr/sbin", "/usr/local/sbin"].map(PathBuf::from));
    folders
}

fn missing(kind: Kind, package: &str, also: &str) -> Error {
    let (variable, word) = (kind.variable(), kind.word());
    Error::new(format!(
        "{kind} is not installed: `apt-get install --no-install-recommends {package}` installs it{also}; {variable} can name a running server \
         instead, and {SKIP_VARIABLE}={word} leaves its tests out"
    ))
}

fn with_libraries(mut command: Command, libraries: Option<&Path>) -> Command {
    if let Some(libraries) = libraries {
        command.env("LD_LIBRARY_PATH", libraries);
    }
    command
}

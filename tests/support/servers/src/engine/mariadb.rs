//! MariaDB.

use std::process::Command;

use super::{Programs, first_file, missing, search_path};
use crate::place::Place;
use crate::{Error, Kind, Options};

pub(super) const ACCOUNTS: [&str; 2] = ["mysql", "nobody"];

/// It would write its buffers down first, into a folder that is about to go.
pub(super) const STOP_AT_ONCE: &str = "KILL";

pub(super) const USER: &str = "tester";
pub(super) const PASSWORD: &str = "secret";

pub(super) fn find() -> Result<Programs, Error> {
    let mut folders = search_path();
    let not_there = || missing(Kind::Mysql, "mariadb-server", "");
    let server = first_file(&folders, &["mariadbd", "mysqld"]).ok_or_else(not_there)?;
    let version = Command::new(&server).arg("--version").output();
    let version = version.map_err(|error| Error::new(format!("can't run {}: {error}", server.display())))?;
    let version = String::from_utf8_lossy(&version.stdout).into_owned();
    if !version.contains("MariaDB") {
        let variable = Kind::Mysql.variable();
        return Err(Error::new(format!(
            "{} is no MariaDB (`{}`), and the tests start no other: start it and set {variable} to its URL",
            server.display(),
            version.trim()
        )));
    }
    // A version of its own place has its programs together.
    folders.splice(0..0, server.ancestors().skip(1).take(2).flat_map(|folder| [folder.join("bin"), folder.join("scripts")]));
    let create = first_file(&folders, &["mariadb-install-db", "mysql_install_db"]).ok_or_else(not_there)?;
    Ok(Programs { server, create, libraries: None })
}

pub(super) fn create(programs: &Programs, place: &Place) -> Result<(), Error> {
    // The server runs it at every start; each statement is one line.
    let setup = format!(
        "CREATE DATABASE IF NOT EXISTS test;\n\
         CREATE USER IF NOT EXISTS '{USER}'@'%' IDENTIFIED BY '{PASSWORD}';\n\
         GRANT ALL ON *.* TO '{USER}'@'%' WITH GRANT OPTION;\n"
    );
    place.write("setup.sql", &setup)?;
    let mut install = place.command(&programs.create);
    install.arg("--no-defaults").arg(format!("--datadir={}", place.path("data").display()));
    install.args(["--auth-root-authentication-method=normal", "--skip-test-db", "--skip-name-resolve", "--innodb-log-file-size=32M"]);
    place.run(&mut install)
}

pub(super) fn command(programs: &Programs, place: &Place, options: Options, port: u16) -> Command {
    let mut mariadbd = place.command(&programs.server);
    mariadbd.arg("--no-defaults").arg(format!("--datadir={}", place.path("data").display()));
    mariadbd.arg(format!("--init-file={}", place.path("setup.sql").display()));
    mariadbd.arg(format!("--port={port}"));
    // The socket is a path relative to the data folder: an absolute one could be longer than a socket's may be.
    mariadbd.args(["--bind-address=127.0.0.1", "--socket=socket", "--pid-file=pid", "--skip-name-resolve", "--skip-log-bin"]);
    mariadbd.args(["--character-set-server=utf8mb4", "--max-connections=500"]);
    mariadbd.args(["--innodb-buffer-pool-size=64M", "--innodb-log-file-size=32M"]);
    if !options.durable {
        mariadbd.args(["--innodb-flush-log-at-trx-commit=0", "--innodb-doublewrite=0", "--innodb-flush-method=nosync", "--sync-frm=0"]);
    }
    mariadbd
}

/// It says so in its log, after it has run the file of the first statements and has its port.
pub(super) fn is_ready(log: &str) -> bool {
    log.contains("ready for connections")
}

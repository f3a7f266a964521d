//! PostgreSQL.

use std::env;
use std::fmt::Write as _;
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::PathBuf;
use std::process::Command;

use super::{Programs, first_file, missing, search_path, with_libraries};
use crate::place::Place;
use crate::{Error, Kind, Options};

pub(super) const ACCOUNTS: [&str; 2] = ["postgres", "nobody"];

/// "Immediate shutdown": no checkpoint, but the shared memory is given back.
pub(super) const STOP_AT_ONCE: &str = "QUIT";

/// A role whose members need passwords, where the tests create it.
pub const PASSWORD_ROLE: &str = "with_password";

pub(super) fn find() -> Result<Programs, Error> {
    let given = env::var_os("PGBIN").filter(|folder| !folder.is_empty()).map(PathBuf::from);
    let folders = match &given {
        Some(folder) => vec![folder.clone()],
        None => installed().into_iter().chain(search_path()).collect(),
    };
    let (Some(server), Some(create)) = (first_file(&folders, &["postgres"]), first_file(&folders, &["initdb"])) else {
        return Err(match given {
            Some(folder) => Error::new(format!("PGBIN is {}, where no `postgres` and `initdb` are", folder.display())),
            None => missing(Kind::Postgres, "postgresql", " (or set PGBIN to the folder of its programs)"),
        });
    };
    // Programs from elsewhere than the system's packages come with their libraries.
    let libraries = given.and_then(|_| Some(server.ancestors().nth(2)?.join("lib"))).filter(|folder| folder.is_dir());
    Ok(Programs { server, create, libraries })
}

/// The folders of the versions that Debian's packages install, the newest first.
fn installed() -> Vec<PathBuf> {
    let entries = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut majors: Vec<(u32, PathBuf)> =
        entries.filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin")))).collect();
    majors.sort();
    majors.into_iter().rev().map(|(_, folder)| folder).filter(|folder| folder.join("postgres").is_file()).collect()
}

pub(super) fn create(programs: &Programs, place: &Place, options: Options) -> Result<(), Error> {
    let mut initdb = with_libraries(place.command(&programs.create), programs.libraries.as_deref());
    initdb.arg("-D").arg(place.path("data"));
    initdb.args(["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]);
    place.run(&mut initdb)?;

    // Files, not shared memory, behind what parallel queries share: they go with the folder when the server is killed.
    let mut settings = "\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = ''\nmax_connections = 200\nshared_buffers = 64MB\n\
                        dynamic_shared_memory_type = mmap\n"
        .to_owned();
    if !options.durable {
        for setting in ["fsync", "synchronous_commit", "full_page_writes"] {
            writeln!(settings, "{setting} = off").ok();
        }
    }
    let file = place.path("data/postgresql.conf");
    let appended = OpenOptions::new().append(true).open(&file).and_then(|mut file| file.write_all(settings.as_bytes()));
    appended.map_err(|error| Error::new(format!("can't write {}: {error}", file.display())))?;
    // Everybody is let in but the members of one role, who need their passwords.
    let rules = place.read("data/pg_hba.conf");
    place.write("data/pg_hba.conf", &format!("host all +{PASSWORD_ROLE} 127.0.0.1/32 scram-sha-256\n{rules}"))
}

pub(super) fn command(programs: &Programs, place: &Place, port: u16) -> Command {
    let mut postgres = with_libraries(place.command(&programs.server), programs.libraries.as_deref());
    postgres.arg("-D").arg(place.path("data")).args(["-p", &port.to_string()]);
    postgres
}

/// The server writes its id and how it stands into the first and the eighth line of a file (`miscadmin.h`), which is what `pg_ctl` waits for.
pub(super) fn is_ready(place: &Place, process: u32) -> bool {
    let text = place.read("data/postmaster.pid");
    let mut lines = text.lines().map(str::trim);
    lines.next() == Some(&process.to_string()) && lines.nth(6) == Some("ready")
}

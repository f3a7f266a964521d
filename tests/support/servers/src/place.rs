//! The folder that a server lives in, and the account that it runs as.

use std::env;
use std::fs::{self, DirBuilder};
use std::hash::{BuildHasher as _, RandomState};
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::Error;
use crate::guard::{Guard, MARK};

/// Lines of a log that are shown when a server does not start.
const LOG_LINES: usize = 20;

/// A fresh folder with a guard, which removes it.
pub(crate) struct Place {
    path: PathBuf,
    account: Option<Account>,
    guard: Guard,
}

/// Whom root becomes: no server should run as root, and PostgreSQL refuses to.
struct Account {
    name: String,
    user: u32,
    group: u32,
}

impl Place {
    /// A folder in the system's folder for temporary files. `accounts`: whom root becomes, the first of them that exists. `signal`: what
    /// asks the server to end at once.
    pub(crate) fn new(accounts: [&str; 2], signal: &str) -> Result<Self, Error> {
        let path = env::temp_dir().join(format!("migrator-servers-{}", unique_word()));
        let failed = |error| Error::new(format!("can't make the folder {} for a server: {error}", path.display()));
        DirBuilder::new().mode(0o700).create(&path).map_err(failed)?;
        let guard = Guard::of_folder(&path, signal)?;
        let account = if fs::metadata(&path).map_err(failed)?.uid() == 0 { Some(Account::find(accounts)?) } else { None };
        if let Some(account) = &account {
            chown(&path, Some(account.user), Some(account.group)).map_err(failed)?;
        }
        Ok(Self { path, account, guard })
    }

    /// Ends what runs in the folder, and removes it.
    pub(crate) fn remove(&mut self) {
        self.guard.clean_up();
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.path
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// A command that runs in the folder, as the account, out of reach of the terminal's signals.
    pub(crate) fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.path).env("HOME", &self.path).env("TMPDIR", &self.path).env("LC_ALL", "C");
        // Only the folder's guard ends it: the one of a command would kill where this one asks.
        command.env_remove(MARK);
        command.process_group(0).stdin(Stdio::null());
        if let Some(account) = &self.account {
            command.uid(account.user).gid(account.group);
        }
        command
    }

    /// Runs a command to its end.
    pub(crate) fn run(&self, command: &mut Command) -> Result<(), Error> {
        let Output { status, stdout, stderr } = command.output().map_err(|error| self.not_started(command, &error))?;
        if status.success() {
            return Ok(());
        }
        let said = format!("{}{}", String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr));
        Err(Error::new(format!("`{}` failed ({status}):\n{}", command.get_program().display(), tail(&said))))
    }

    /// Why a program did not even start.
    pub(crate) fn not_started(&self, command: &Command, error: &std::io::Error) -> Error {
        let user = self.account.as_ref().map(|account| format!(" as `{}`", account.name)).unwrap_or_default();
        Error::new(format!(
            "can't run {} in {}{user}: {error}; that user must be able to reach both folders",
            command.get_program().display(),
            self.path.display()
        ))
    }

    /// Writes a file that the account can read.
    pub(crate) fn write(&self, name: &str, text: &str) -> Result<(), Error> {
        fs::write(self.path(name), text).map_err(|error| Error::new(format!("can't write {}: {error}", self.path(name).display())))
    }

    /// What a file holds; nothing where it does not exist yet.
    pub(crate) fn read(&self, name: &str) -> String {
        fs::read(self.path(name)).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
    }
}

impl Account {
    fn find(names: [&str; 2]) -> Result<Self, Error> {
        let users = fs::read_to_string("/etc/passwd").unwrap_or_default();
        let found = names.iter().find_map(|name| users.lines().find_map(|line| Self::parse(line, name)));
        found.ok_or_else(|| {
            let [first, second] = names;
            Error::new(format!(
                "root runs no database server, and there is neither a user `{first}` nor `{second}`: run the tests as another"
            ))
        })
    }

    fn parse(line: &str, name: &str) -> Option<Self> {
        let fields: Vec<&str> = line.split(':').collect();
        let [found, _, user, group, ..] = fields[..] else { return None };
        (found == name).then_some(())?;
        Some(Self { name: name.to_owned(), user: user.parse().ok()?, group: group.parse().ok()? })
    }
}

/// A word of 16 characters that no other process makes.
pub(crate) fn unique_word() -> String {
    format!("{:016x}", RandomState::new().hash_one(std::process::id()))
}

/// The last lines of a log.
pub(crate) fn tail(log: &str) -> String {
    let lines: Vec<&str> = log.lines().collect();
    format!("  {}\n", lines[lines.len().saturating_sub(LOG_LINES)..].join("\n  "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_the_line_of_its_name() {
        let account = Account::parse("postgres:x:101:104:PostgreSQL administrator:/var/lib/postgresql:/bin/bash", "postgres").unwrap();
        assert_eq!((account.user, account.group), (101, 104));
        assert!(Account::parse("postgres2:x:101:104:::", "postgres").is_none());
    }

    #[test]
    fn the_tail_is_the_last_lines() {
        let log: Vec<String> = (0..50).map(|line| format!("line {line}")).collect();
        assert_eq!(tail(&log.join("\n")).lines().next(), Some("  line 30"));
        assert_eq!(tail("one\n"), "  one\n");
    }
}

//! The guard: a process that cleans up after its owner.

use std::io::Write as _;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::Error;

/// The variable by which a command and all its descendants are known.
pub(crate) const MARK: &str = "MIGRATOR_SERVERS_RUN";

/// A process that ends what its owner started when the owner is done with it (drop) or dies, also by a signal that can't be caught.
///
/// It is a shell script that reads a pipe: that the owner has ended is the one thing that the system always tells. No signal handler is
/// needed, and there is one clean-up for every way to end.
pub struct Guard {
    script: Child,
}

impl Guard {
    /// Guards a folder and the processes that have a path in it among their arguments; `signal` asks them to end.
    pub(crate) fn of_folder(folder: &Path, signal: &str) -> Result<Self, Error> {
        Self::start(["cmdline".as_ref(), folder.as_os_str(), signal.as_ref(), folder.as_os_str()])
    }

    /// Guards a command with all its descendants: marks it, so that it must be called before the command starts.
    ///
    /// # Errors
    ///
    /// When the guard can't be started.
    pub fn of_command(command: &mut Command) -> Result<Self, Error> {
        let mark = crate::place::unique_word();
        command.env(MARK, &mark);
        let mark = format!("{MARK}={mark}");
        Self::start(["environ".as_ref(), mark.as_ref(), "TERM".as_ref(), "".as_ref()])
    }

    fn start(arguments: [&std::ffi::OsStr; 4]) -> Result<Self, Error> {
        let mut shell = Command::new("sh");
        shell.args(["-c", include_str!("guard.sh"), "guard"]).args(arguments);
        // A guard is none of the processes that another guard ends, and a Ctrl-C on the terminal is not for it.
        shell.env_remove(MARK).process_group(0);
        shell.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let script = shell.spawn().map_err(|error| Error::new(format!("can't run `sh`: {error}")))?;
        Ok(Self { script })
    }

    /// Has the guard do its work, and waits until it has.
    pub(crate) fn clean_up(&mut self) {
        drop(self.script.stdin.take());
        self.script.wait().ok();
    }

    /// Tells the guard that all has ended.
    pub fn dismiss(mut self) {
        if let Some(pipe) = &mut self.script.stdin {
            // A guard that has ended already needs no telling.
            pipe.write_all(b"done\n").ok();
        }
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.clean_up();
    }
}

//! One server: started, stopped, killed, started again.

use std::fs::OpenOptions;
use std::hash::{BuildHasher as _, RandomState};
use std::net::TcpListener;
use std::ops::Range;
use std::path::Path;
use std::process::{Child, ExitStatus};
use std::time::Duration;

use crate::engine::{self, Programs};
use crate::place::{Place, tail};
use crate::process::{descendants, signal, wait_for_end, wait_until};
use crate::{Error, Kind};

/// Below the ports that systems give to outgoing connections: none of those can take a stopped server's port away.
const PORTS: Range<u16> = 20_000..32_000;

/// How often a start is tried anew when somebody else got the port first.
const STARTS: usize = 5;

/// How long a start or a stop may take on a busy machine.
const PATIENCE: Duration = Duration::from_mins(2);

const LOG: &str = "log";

/// How a server is started.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether what was committed survives [`Server::kill`]. Off by default, which is faster.
    pub durable: bool,
}

/// A server of its own folder and port on 127.0.0.1. It ends, and its folder goes, when this is dropped or when the process ends.
pub struct Server {
    kind: Kind,
    options: Options,
    programs: Programs,
    port: u16,
    process: Option<Child>,
    place: Place,
}

impl Server {
    /// Starts a server with nothing in it, and returns once it takes connections.
    ///
    /// # Errors
    ///
    /// When it is not installed (the text says what to install) or does not start (the text ends with the end of the server's log).
    pub fn start(kind: Kind, options: Options) -> Result<Self, Error> {
        let programs = engine::programs(kind)?;
        let place = engine::place(kind)?;
        engine::create(kind, &programs, &place, options)?;
        let mut server = Self { kind, options, programs, port: 0, process: None, place };
        for _ in 1..STARTS {
            server.port = free_port()?;
            match server.launch() {
                Err(error) if error.to_string().contains("Address already in use") => {}
                outcome => return outcome.map(|()| server),
            }
        }
        server.port = free_port()?;
        server.launch().map(|()| server)
    }

    /// The URL, for a user with all rights. It stays the same over a restart.
    #[must_use]
    pub fn url(&self) -> String {
        engine::url(self.kind, self.port)
    }

    /// The folder, which holds everything of the server: its data, and its log in the file `log`.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.place.folder()
    }

    /// The ids of the server's processes, the main one first; none when it was stopped or killed.
    #[must_use]
    pub fn processes(&self) -> Vec<u32> {
        let Some(main) = &self.process else { return Vec::new() };
        [vec![main.id()], descendants(main.id())].concat()
    }

    /// Ends all processes of the server at one blow, as a power cut would, with SIGKILL.
    ///
    /// # Errors
    ///
    /// When a process does not end.
    pub fn kill(&mut self) -> Result<(), Error> {
        let Some(mut main) = self.process.take() else { return Ok(()) };
        // Stopped first, it can't start another process while they are counted.
        signal("STOP", &[main.id()])?;
        let all = [vec![main.id()], descendants(main.id())].concat();
        signal("KILL", &all)?;
        main.wait().map_err(|error| Error::new(format!("can't wait for the end of {}: {error}", self.kind)))?;
        wait_for_end(&all, PATIENCE)
    }

    /// Stops the server in good order: it disconnects its clients and writes everything down.
    ///
    /// # Errors
    ///
    /// When it does not stop.
    pub fn stop(&mut self) -> Result<(), Error> {
        let Some(mut main) = self.process.take() else { return Ok(()) };
        signal(engine::stop_signal(self.kind), &[main.id()])?;
        if wait_until(PATIENCE, || ended(&mut main)).is_some() {
            return Ok(());
        }
        let text = format!("{} does not stop; the end of its log:\n{}", self.kind, tail(&self.log()));
        self.process = Some(main);
        Err(Error::new(text))
    }

    /// Starts the server again, on the same folder and port; stops it first where it runs.
    ///
    /// # Errors
    ///
    /// When it does not stop or does not start.
    pub fn restart(&mut self) -> Result<(), Error> {
        self.stop()?;
        self.launch()
    }

    fn launch(&mut self) -> Result<(), Error> {
        let place = &self.place;
        let written = self.log().len();
        let path = place.path(LOG);
        let log = OpenOptions::new().create(true).append(true).open(&path).and_then(|log| Ok((log.try_clone()?, log)));
        let (out, err) = log.map_err(|error| Error::new(format!("can't write {}: {error}", path.display())))?;
        let mut command = engine::command(self.kind, &self.programs, place, self.options, self.port);
        command.stdout(out).stderr(err);
        let mut main = command.spawn().map_err(|error| place.not_started(&command, &error))?;

        let since = || place.read(LOG).split_off(written);
        let outcome = wait_until(PATIENCE, || match ended(&mut main) {
            Some(status) => Some(Err(format!("has ended ({status})"))),
            None => engine::is_ready(self.kind, place, main.id(), &since()).then_some(Ok(())),
        });
        let outcome = outcome.unwrap_or_else(|| Err(format!("takes no connections after {} s", PATIENCE.as_secs())));
        let failed = |why| Error::new(format!("{} did not start: it {why}. The end of its log:\n{}", self.kind, tail(&since())));
        let outcome = outcome.map_err(failed);
        self.process = Some(main);
        if outcome.is_err() {
            self.kill()?;
        }
        outcome
    }

    fn log(&self) -> String {
        self.place.read(LOG)
    }
}

/// The guard of the folder ends the server, the same way as when this process dies.
impl Drop for Server {
    fn drop(&mut self) {
        self.place.remove();
        if let Some(mut main) = self.process.take() {
            main.wait().ok();
        }
    }
}

/// Whether a child has ended, and how.
fn ended(child: &mut Child) -> Option<ExitStatus> {
    child.try_wait().ok().flatten()
}

/// A port that nobody listens on. Somebody may before the server does: then it is started anew on another.
fn free_port() -> Result<u16, Error> {
    let count = PORTS.end - PORTS.start;
    for attempt in 0..100_u64 {
        let offset = RandomState::new().hash_one(attempt) % u64::from(count);
        let port = PORTS.start + u16::try_from(offset).unwrap_or(0);
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return Ok(port);
        }
    }
    Err(Error::new(format!("no free port between {} and {} on 127.0.0.1", PORTS.start, PORTS.end)))
}

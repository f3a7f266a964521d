//! One server: started, stopped, killed, started again.

use std::path::Path;
use std::process::Child;

use crate::engine::{self, Programs};
use crate::place::{Place, tail};
use crate::process::{descendants, signal, wait_until};
use crate::start::{LOG, PATIENCE, ended, kill, launch, on_free_port};
use crate::{Error, Kind};

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
        on_free_port(|port| {
            server.port = port;
            server.launch()
        })?;
        Ok(server)
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
        self.process.take().map_or(Ok(()), |main| kill(&self.kind, main))
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
        let command = engine::command(self.kind, &self.programs, place, self.options, self.port);
        let is_ready = |process, log: &str| engine::is_ready(self.kind, place, process, log);
        self.process = Some(launch(&self.kind, place, command, is_ready)?);
        Ok(())
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

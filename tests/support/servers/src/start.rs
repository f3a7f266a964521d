//! Starting a program that serves on a port, and waiting until it does.

use std::fmt::Display;
use std::fs::OpenOptions;
use std::hash::{BuildHasher as _, RandomState};
use std::net::TcpListener;
use std::ops::Range;
use std::process::{Child, Command, ExitStatus};
use std::time::Duration;

use crate::Error;
use crate::place::{Place, tail};
use crate::process::{descendants, signal, wait_for_end, wait_until};

/// Below the ports that systems give to outgoing connections: none of those can take a stopped server's port away.
const PORTS: Range<u16> = 20_000..32_000;

/// How often a start is tried anew when somebody else got the port first.
const STARTS: usize = 5;

/// How long a start or a stop may take on a busy machine.
pub(crate) const PATIENCE: Duration = Duration::from_mins(2);

/// What the program writes, in its folder.
pub(crate) const LOG: &str = "log";

/// Calls `launch` with a port that nobody has, again where somebody was faster; that port.
pub(crate) fn on_free_port(mut launch: impl FnMut(u16) -> Result<(), Error>) -> Result<u16, Error> {
    for _ in 1..STARTS {
        let port = free_port()?;
        match launch(port) {
            Err(error) if error.to_string().contains("Address already in use") => {}
            outcome => return outcome.map(|()| port),
        }
    }
    let port = free_port()?;
    launch(port).map(|()| port)
}

/// Runs a command and returns once it is ready. `is_ready` is given the process and what it has written since it was started.
pub(crate) fn launch(
    name: &dyn Display,
    place: &Place,
    mut command: Command,
    is_ready: impl Fn(u32, &str) -> bool,
) -> Result<Child, Error> {
    let written = place.read(LOG).len();
    let path = place.path(LOG);
    let log = OpenOptions::new().create(true).append(true).open(&path).and_then(|log| Ok((log.try_clone()?, log)));
    let (out, err) = log.map_err(|error| Error::new(format!("can't write {}: {error}", path.display())))?;
    command.stdout(out).stderr(err);
    let mut main = command.spawn().map_err(|error| place.not_started(&command, &error))?;

    let since = || place.read(LOG).split_off(written);
    let outcome = wait_until(PATIENCE, || match ended(&mut main) {
        Some(status) => Some(Err(format!("has ended ({status})"))),
        None => is_ready(main.id(), &since()).then_some(Ok(())),
    });
    let outcome = outcome.unwrap_or_else(|| Err(format!("takes no connections after {} s", PATIENCE.as_secs())));
    let failed = |why| Error::new(format!("{name} did not start: it {why}. The end of its log:\n{}", tail(&since())));
    match outcome.map_err(failed) {
        Ok(()) => Ok(main),
        Err(error) => kill(name, main).and(Err(error)),
    }
}

/// Ends a process with all its descendants at one blow.
pub(crate) fn kill(name: &dyn Display, mut main: Child) -> Result<(), Error> {
    // Stopped first, it can't start another process while they are counted.
    signal("STOP", &[main.id()])?;
    let all = [vec![main.id()], descendants(main.id())].concat();
    signal("KILL", &all)?;
    main.wait().map_err(|error| Error::new(format!("can't wait for the end of {name}: {error}")))?;
    wait_for_end(&all, PATIENCE)
}

/// Whether a child has ended, and how.
pub(crate) fn ended(child: &mut Child) -> Option<ExitStatus> {
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

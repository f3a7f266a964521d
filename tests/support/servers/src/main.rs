//! Runs a command with throwaway database servers. `servers --help` says how.
#![expect(clippy::print_stderr, clippy::print_stdout, reason = "a program of the command line")]

use std::env;
use std::ffi::OsString;
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Command, ExitCode, ExitStatus};
use std::thread;

use servers::{Error, Guard, Kind, Options, POOLER, SKIP_VARIABLE, Server, find, find_pooler, is_pooler_skipped, is_skipped};

const HELP: &str = "\
servers run [--postgres] [--mysql] [--pgbouncer] [--durable] -- COMMAND [ARGUMENT]...
    Starts the servers that are asked for, each in a fresh temporary folder on a free port of 127.0.0.1, runs the command with
    MIGRATOR_POSTGRES_URL and MIGRATOR_MYSQL_URL, and exits as the command does. The servers end with it, however it ends. A
    variable that is set is taken as it is, and no server is started for it; MIGRATOR_SKIP=postgres,mysql leaves kinds out.
    --pgbouncer: the command starts PgBouncer itself, before the PostgreSQL server; it is only said where it is left out.
    --durable: what was committed survives a crash.

servers missing [--postgres] [--mysql] [--pgbouncer]
    Prints the kinds that have to be started and can't be found, one a line, and why on stderr; fails if there are any.

Found: PostgreSQL by PGBIN (the folder of its programs), the newest under /usr/lib/postgresql, PATH; MariaDB and
PgBouncer by PATH and /usr/sbin. As root they run as `postgres` and `mysql`.
";

/// What the command line asks for.
#[derive(Default)]
struct Request {
    kinds: Vec<Kind>,
    /// Whether the command is going to start PgBouncer.
    pooler: bool,
    options: Options,
    command: Vec<OsString>,
}

fn main() -> ExitCode {
    let mut arguments = env::args_os().skip(1);
    let verb = arguments.next().unwrap_or_default();
    let outcome = match (verb.to_str(), parse(arguments)) {
        (Some("--help" | "-h"), _) => {
            print!("{HELP}");
            return ExitCode::SUCCESS;
        }
        (Some("run"), Ok(request)) if !request.command.is_empty() => run(&request),
        (Some("missing"), Ok(request)) if request.command.is_empty() => missing(&request),
        (_, parsed) => {
            let why = parsed.err().map(|unknown| format!("servers: there is no option `{unknown}`\n\n")).unwrap_or_default();
            eprint!("{why}{HELP}");
            return ExitCode::from(2);
        }
    };
    outcome.unwrap_or_else(|error| {
        eprintln!("servers: {error}");
        ExitCode::FAILURE
    })
}

/// Reads options and command; the error is an option that does not exist.
fn parse(mut arguments: impl Iterator<Item = OsString>) -> Result<Request, String> {
    let mut request = Request::default();
    while let Some(argument) = arguments.next() {
        match argument.to_str() {
            Some("--postgres") => request.kinds.push(Kind::Postgres),
            Some("--mysql") => request.kinds.push(Kind::Mysql),
            Some("--pgbouncer") => request.pooler = true,
            Some("--durable") => request.options.durable = true,
            Some("--") => request.command = arguments.by_ref().collect(),
            _ => return Err(argument.display().to_string()),
        }
    }
    Ok(request)
}

/// The kinds that have to be started: those that the environment neither names a server of nor leaves out.
fn to_start(request: &Request) -> Result<Vec<Kind>, Error> {
    let mut kinds = Vec::new();
    for kind in Kind::ALL.into_iter().filter(|kind| request.kinds.contains(kind)) {
        if !is_skipped(kind)? && kind.given_url().is_none() {
            kinds.push(kind);
        }
    }
    Ok(kinds)
}

fn missing(request: &Request) -> Result<ExitCode, Error> {
    let mut code = ExitCode::SUCCESS;
    for kind in to_start(request)? {
        if let Err(error) = find(kind) {
            println!("{}", kind.word());
            eprintln!("servers: {error}");
            code = ExitCode::FAILURE;
        }
    }
    if request.pooler
        && !is_pooler_skipped()?
        && let Err(error) = find_pooler()
    {
        println!("{POOLER}");
        eprintln!("servers: {error}");
        code = ExitCode::FAILURE;
    }
    Ok(code)
}

fn run(request: &Request) -> Result<ExitCode, Error> {
    let [program, arguments @ ..] = &request.command[..] else { return Ok(ExitCode::from(2)) };
    let servers = start(&to_start(request)?, request.options)?;
    let mut command = Command::new(program);
    command.args(arguments);
    for kind in &request.kinds {
        if is_skipped(*kind)? {
            eprintln!("servers: {kind} is left out ({SKIP_VARIABLE})");
        }
    }
    if request.pooler && is_pooler_skipped()? {
        eprintln!("servers: PgBouncer is left out ({SKIP_VARIABLE})");
    }
    for (kind, server) in &servers {
        eprintln!("servers: {kind} at {}", server.url());
        command.env(kind.variable(), server.url());
    }
    let guard = Guard::of_command(&mut command)?;
    let status = command.status();
    guard.dismiss();
    Ok(match status {
        Ok(status) => exit_code(status),
        Err(error) => {
            eprintln!("servers: can't run `{}`: {error}", program.display());
            ExitCode::from(127)
        }
    })
}

/// Starts the servers side by side.
fn start(kinds: &[Kind], options: Options) -> Result<Vec<(Kind, Server)>, Error> {
    thread::scope(|scope| {
        let starts: Vec<_> = kinds.iter().map(|kind| (*kind, scope.spawn(|| Server::start(*kind, options)))).collect();
        let joined = starts.into_iter().map(|(kind, start)| match start.join() {
            Ok(started) => started.map(|server| (kind, server)),
            Err(panic) => std::panic::resume_unwind(panic),
        });
        joined.collect()
    })
}

/// As a shell does it: 128 and the number of the signal that ended the command.
fn exit_code(status: ExitStatus) -> ExitCode {
    let code = status.code().or_else(|| status.signal().map(|signal| 128 + signal)).unwrap_or(1);
    ExitCode::from(u8::try_from(code).unwrap_or(1))
}

//! A server's life: start, stop, kill, restart.

use servers::{Kind, Options, PoolMode, Pooler, Server, is_pooler_skipped};

use crate::support::{ask, processes_of, runs, shared};

const NAMES: &str = "CREATE TABLE name (id integer PRIMARY KEY); INSERT INTO name VALUES (1), (2), (3)";
const COUNT: &str = "SELECT count(*) FROM name";

/// Every kind that is not left out.
fn kinds() -> impl Iterator<Item = Kind> {
    Kind::ALL.into_iter().filter(|kind| shared(*kind).is_some())
}

#[test]
fn the_shared_servers_answer() {
    for kind in kinds() {
        assert_eq!(ask(&shared(kind).unwrap(), "SELECT 42 + count(*) - count(*) FROM (SELECT 1) AS one").unwrap(), Some(42), "{kind}");
    }
}

#[test]
fn a_server_ends_with_its_owner_and_leaves_nothing() {
    for kind in kinds() {
        let server = Server::start(kind, Options::default()).unwrap();
        ask(&server.url(), NAMES).unwrap();
        assert_eq!(ask(&server.url(), COUNT).unwrap(), Some(3), "{kind}");
        let (url, folder, processes) = (server.url(), server.folder().to_owned(), server.processes());
        // The process of the connection that has just asked may be at its end.
        assert!(processes.iter().any(|process| runs(*process)), "{kind}: {processes:?}");
        assert!(!processes_of(&folder).is_empty(), "{kind}");

        drop(server);
        assert!(ask(&url, COUNT).is_err(), "{kind}");
        assert!(!processes.iter().any(|process| runs(*process)), "{kind}: {processes:?}");
        assert_eq!(processes_of(&folder), [""; 0], "{kind}");
        assert!(!folder.exists(), "{kind}: {}", folder.display());
    }
}

#[test]
fn a_killed_server_keeps_what_was_committed_when_durable() {
    for kind in kinds() {
        let mut server = Server::start(kind, Options { durable: true }).unwrap();
        ask(&server.url(), NAMES).unwrap();
        let (url, processes) = (server.url(), server.processes());
        server.kill().unwrap();
        assert!(!processes.iter().any(|process| runs(*process)), "{kind}: {processes:?}");
        assert!(ask(&url, COUNT).is_err(), "{kind}");
        assert_eq!(server.processes(), [0; 0], "{kind}");

        server.restart().unwrap();
        assert_eq!(server.url(), url, "{kind}");
        assert_eq!(ask(&url, COUNT).unwrap(), Some(3), "{kind}");
    }
}

#[test]
fn a_stopped_server_keeps_its_data() {
    for kind in kinds() {
        let mut server = Server::start(kind, Options::default()).unwrap();
        ask(&server.url(), NAMES).unwrap();
        server.restart().unwrap();
        assert_eq!(ask(&server.url(), COUNT).unwrap(), Some(3), "{kind}: restarted");
        server.stop().unwrap();
        assert!(ask(&server.url(), COUNT).is_err(), "{kind}: stopped");
        server.restart().unwrap();
        assert_eq!(ask(&server.url(), COUNT).unwrap(), Some(3), "{kind}: stopped and started");
    }
}

#[test]
fn a_server_that_was_killed_leaves_nothing_either() {
    for kind in kinds() {
        let mut server = Server::start(kind, Options::default()).unwrap();
        let folder = server.folder().to_owned();
        let segment = std::fs::read_to_string(folder.join("data/postmaster.pid")).ok().map(|file| segment(&file));
        server.kill().unwrap();
        drop(server);
        assert!(!folder.exists(), "{kind}");
        let segments = std::fs::read_to_string("/proc/sysvipc/shm").unwrap();
        let is_left = |id: &String| segments.lines().any(|line| line.split_whitespace().nth(1) == Some(id));
        assert!(!segment.is_some_and(|id| is_left(&id)), "{kind}: its shared memory:\n{segments}");
    }
}

/// The id of the segment of shared memory that a PostgreSQL server notes in the seventh line of its file.
fn segment(file: &str) -> String {
    file.lines().nth(6).unwrap().split_whitespace().nth(1).unwrap().to_owned()
}

#[test]
fn two_at_once_do_not_meet() {
    for kind in kinds() {
        let start = || Server::start(kind, Options::default()).unwrap();
        let (one, other) = std::thread::scope(|scope| {
            let one = scope.spawn(start);
            (start(), one.join().unwrap())
        });
        assert_ne!(one.url(), other.url(), "{kind}");
        ask(&one.url(), NAMES).unwrap();
        assert!(ask(&other.url(), COUNT).is_err(), "{kind}: the other server has the table as well");
        ask(&other.url(), NAMES).unwrap();
        drop(one);
        assert_eq!(ask(&other.url(), COUNT).unwrap(), Some(3), "{kind}: it ended with the other one");
    }
}

#[test]
fn a_pooler_ends_with_its_owner_and_leaves_nothing() {
    if is_pooler_skipped().unwrap() {
        return;
    }
    let server = shared(Kind::Postgres).unwrap();
    for mode in [PoolMode::Session, PoolMode::Transaction] {
        let pooler = Pooler::start(&server, mode, 2).unwrap();
        let (url, folder) = (pooler.url("postgres"), pooler.folder().to_owned());
        assert_eq!(ask(&url, "SELECT count(*) FROM (SELECT 1) AS one").unwrap(), Some(1), "{mode:?}");
        assert!(!processes_of(&folder).is_empty(), "{mode:?}");
        drop(pooler);
        assert!(ask(&url, "SELECT 1").is_err(), "{mode:?}");
        assert_eq!(processes_of(&folder), [""; 0], "{mode:?}");
        assert!(!folder.exists(), "{mode:?}");
    }
}

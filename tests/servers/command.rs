//! `servers run`: a command with servers, however it ends.

use std::fs::{self, Permissions};
use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::LazyLock;

use servers::Kind;
use tempfile::TempDir;

use crate::support::{ask, processes_of, runs, shared, wait_until};

/// The program, built: it belongs to another package than this suite.
static PROGRAM: LazyLock<PathBuf> = LazyLock::new(|| {
    let suite = std::env::current_exe().unwrap();
    let target = suite.ancestors().nth(3).unwrap();
    let mut build = Command::new(env!("CARGO"));
    build.args(["build", "--quiet", "--package", "servers", "--target-dir"]).arg(target).current_dir(env!("CARGO_MANIFEST_DIR"));
    assert!(build.status().unwrap().success(), "the package `servers` builds");
    target.join("debug/servers")
});

/// A folder for the temporary folders of one run, which the servers' users can reach.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
    folder
}

/// `servers` with nothing set that the suite itself runs under.
fn program(folder: &Path, arguments: &[&str]) -> Command {
    // What a shell runs in the background ignores SIGINT, and so would the program.
    let mut command = Command::new("env");
    command.arg("--default-signal=INT").arg(&*PROGRAM).args(arguments).env("TMPDIR", folder).env_remove("MIGRATOR_SKIP");
    for kind in Kind::ALL {
        command.env_remove(kind.variable());
    }
    command
}

fn is_empty(folder: &Path) -> bool {
    fs::read_dir(folder).unwrap().next().is_none()
}

/// The options for the kinds that are not left out.
fn options() -> Vec<&'static str> {
    let options = [(Kind::Postgres, "--postgres"), (Kind::Mysql, "--mysql")];
    options.into_iter().filter(|(kind, _)| shared(*kind).is_some()).map(|(_, option)| option).collect()
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Sends a signal to a process of this test.
fn signal(name: &str, process: u32) {
    let script = format!("kill -s {name} {process}");
    assert!(Command::new("sh").args(["-c", &script]).status().unwrap().success(), "{script}");
}

#[test]
fn a_command_gets_servers_and_its_outcome_is_passed_on() {
    let folder = folder();
    let script = r#"echo "$MIGRATOR_POSTGRES_URL"; echo "$MIGRATOR_MYSQL_URL"; ls "$TMPDIR" | wc -l; exit 7"#;
    let arguments = [&["run"], &options()[..], &["--", "sh", "-c", script]].concat();
    let output = program(folder.path(), &arguments).output().unwrap();
    assert_eq!(output.status.code(), Some(7), "{}", stderr(&output));
    let said = stdout(&output);
    assert_eq!(said.lines().filter(|line| line.contains("@127.0.0.1:")).count(), options().len(), "{said}");
    assert_eq!(said.lines().last().unwrap().trim(), options().len().to_string(), "a folder each: {said}");
    assert!(is_empty(folder.path()));
}

#[test]
fn a_command_that_cannot_run_leaves_nothing() {
    let folder = folder();
    let arguments = [&["run"], &options()[..], &["--", "there-is-no-such-program"]].concat();
    let output = program(folder.path(), &arguments).output().unwrap();
    assert_eq!(output.status.code(), Some(127));
    assert!(stderr(&output).contains("servers: can't run `there-is-no-such-program`"), "{}", stderr(&output));
    assert!(is_empty(folder.path()));
}

/// A run whose command says where the servers are and what it has started, and then waits.
fn waiting(folder: &Path) -> (Child, Vec<String>, u32) {
    let script = r#"echo "$MIGRATOR_POSTGRES_URL"; echo "$MIGRATOR_MYSQL_URL"; sleep 1000 & echo $!; wait"#;
    let arguments = [&["run"], &options()[..], &["--", "sh", "-c", script]].concat();
    let mut run = program(folder, &arguments).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut lines = BufReader::new(run.stdout.take().unwrap()).lines().map(Result::unwrap);
    let urls = lines.by_ref().take(2).filter(|url| !url.is_empty()).collect();
    (run, urls, lines.next().unwrap().parse().unwrap())
}

#[test]
fn a_signal_ends_servers_and_command() {
    for name in ["INT", "TERM", "KILL"] {
        let folder = folder();
        let (mut run, urls, grandchild) = waiting(folder.path());
        for url in &urls {
            assert_eq!(ask(url, "SELECT 1 AS one FROM (SELECT 1) AS two WHERE false").unwrap(), None, "{url}");
        }
        assert!(runs(grandchild));
        signal(name, run.id());
        assert!(!run.wait().unwrap().success(), "{name}");
        wait_until("the command has ended", || !runs(grandchild));
        // The guards are the last that name the folders.
        wait_until("the folders and their processes are gone", || is_empty(folder.path()) && processes_of(folder.path()).is_empty());
        assert!(urls.iter().all(|url| ask(url, "SELECT 1").is_err()), "{name}");
    }
}

#[test]
fn a_run_that_is_killed_while_it_starts_leaves_nothing() {
    let folder = folder();
    let arguments = [&["run"], &options()[..], &["--", "true"]].concat();
    let mut run = program(folder.path(), &arguments).stderr(Stdio::null()).spawn().unwrap();
    let has_data = |entry: fs::DirEntry| entry.path().join("data").exists();
    wait_until("a data folder is being made", || options().is_empty() || fs::read_dir(folder.path()).unwrap().flatten().any(has_data));
    signal("KILL", run.id());
    run.wait().unwrap();
    wait_until("the folders and their processes are gone", || is_empty(folder.path()) && processes_of(folder.path()).is_empty());
}

#[test]
fn a_server_that_is_given_is_taken_and_one_that_is_left_out_is_not_started() {
    let folder = folder();
    let script = r#"echo "$MIGRATOR_POSTGRES_URL|$MIGRATOR_MYSQL_URL|$(ls "$TMPDIR")""#;
    let mut command = program(folder.path(), &["run", "--postgres", "--mysql", "--", "sh", "-c", script]);
    let output = command.env("MIGRATOR_POSTGRES_URL", "postgres://db.example/app").env("MIGRATOR_SKIP", "mysql").output().unwrap();
    assert_eq!(stdout(&output), "postgres://db.example/app||\n", "{}", stderr(&output));
    assert_eq!(stderr(&output), "servers: MariaDB is left out (MIGRATOR_SKIP)\n");
}

#[test]
fn the_pooler_is_left_out_by_itself_and_with_its_server() {
    let folder = folder();
    for (verb, expected) in
        [(&["missing", "--pgbouncer"][..], ""), (&["run", "--pgbouncer", "--", "true"], "servers: PgBouncer is left out (MIGRATOR_SKIP)\n")]
    {
        let output = program(folder.path(), verb).env("MIGRATOR_SKIP", "pgbouncer").output().unwrap();
        assert!(output.status.success());
        assert_eq!(stderr(&output), expected);
    }
    let output =
        program(folder.path(), &["run", "--postgres", "--pgbouncer", "--", "true"]).env("MIGRATOR_SKIP", "postgres").output().unwrap();
    assert_eq!(stderr(&output), "servers: PostgreSQL is left out (MIGRATOR_SKIP)\nservers: PgBouncer is left out (MIGRATOR_SKIP)\n");
}

#[test]
fn a_mistyped_kind_to_leave_out_is_an_error() {
    let folder = folder();
    let output = program(folder.path(), &["run", "--mysql", "--", "true"]).env("MIGRATOR_SKIP", "maria").output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stderr(&output), "servers: MIGRATOR_SKIP names `maria`; it can name postgres, mysql and pgbouncer, separated by commas\n");
}

#[test]
fn a_missing_server_is_named_with_what_installs_it() {
    let folder = folder();
    let output = program(folder.path(), &["missing", "--postgres"]).env("PGBIN", folder.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stdout(&output), "postgres\n");
    assert!(stderr(&output).contains("where no `postgres` and `initdb` are"), "{}", stderr(&output));
}

#[test]
fn a_server_that_does_not_start_shows_its_log() {
    let (folder, programs) = (folder(), folder());
    for (name, script) in [
        ("initdb", "#!/bin/sh\nmkdir data && touch data/postgresql.conf\n"),
        ("postgres", "#!/bin/sh\necho 'FATAL:  the moon is in the wrong house' >&2\nexit 3\n"),
    ] {
        let file = programs.path().join(name);
        fs::write(&file, script).unwrap();
        fs::set_permissions(&file, Permissions::from_mode(0o755)).unwrap();
    }
    let output = program(folder.path(), &["run", "--postgres", "--", "true"]).env("PGBIN", programs.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        stderr(&output),
        "servers: PostgreSQL did not start: it has ended (exit status: 3). The end of its log:\n  FATAL:  the moon is in the wrong house\n\n"
    );
    assert!(is_empty(folder.path()));
}

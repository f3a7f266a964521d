//! Running the program, and databases to run it on.

use std::path::{Path, PathBuf};
use std::process::Command;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Row as _, SqliteConnection};
use tempfile::TempDir;

/// What a run came to.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) output: String,
    pub(crate) errors: String,
}

/// Runs the program.
pub(crate) fn run(arguments: &[&str]) -> Ran {
    ran(Command::new(env!("CARGO_BIN_EXE_migrator-cli")).args(arguments))
}

/// Runs `command`, in development and without a database of its own.
pub(crate) fn ran(command: &mut Command) -> Ran {
    if !command.get_envs().any(|(name, _)| name == "MIGRATOR_ENV") {
        command.env("MIGRATOR_ENV", "development");
    }
    let done = command.env_remove("DATABASE_URL").output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran { code: done.status.code().unwrap(), output: text(done.stdout), errors: text(done.stderr) }
}

/// A version of the program with migrations, on a database.
#[derive(Debug, Clone, Copy)]
pub(crate) struct App<'a> {
    pub(crate) url: &'a str,
    pub(crate) version: &'a str,
    pub(crate) environment: &'a str,
}

impl<'a> App<'a> {
    pub(crate) fn new(url: &'a str) -> Self {
        Self { url, version: "new", environment: "development" }
    }

    /// Runs it.
    pub(crate) fn run(self, arguments: &[&str]) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_app-cli"));
        command.args(arguments).args(["--database-url", self.url]);
        ran(command.env("APP", self.version).env("MIGRATOR_ENV", self.environment))
    }

    /// Runs it; it must succeed and say nothing on standard error. Returns what it says.
    pub(crate) fn says(self, arguments: &[&str]) -> String {
        let Ran { code, output, errors } = self.run(arguments);
        assert_eq!((code, errors.as_str()), (0, ""), "{arguments:?}: {output}");
        output
    }

    /// Runs it; it must refuse. Returns what it says.
    pub(crate) fn refuses(self, arguments: &[&str]) -> String {
        let Ran { code, output, errors } = self.run(arguments);
        assert_eq!((code, output.as_str()), (2, ""), "{arguments:?}: {errors}");
        errors
    }
}

/// Runs the program, which must say that nothing differs, and nothing else.
pub(crate) fn expect_equal(from: &str, to: &str) {
    assert_eq!(run(&["diff", "--from", from, "--to", to]), Ran { code: 0, output: String::new(), errors: String::new() });
}

/// Runs the program, which must refuse, and returns what it says.
pub(crate) fn refusal(arguments: &[&str]) -> String {
    let Ran { code, output, errors } = run(arguments);
    assert_eq!((code, output.as_str()), (2, ""), "{errors}");
    errors
}

/// A SQLite database in a file.
pub(crate) struct Database {
    folder: TempDir,
    pub(crate) url: String,
}

impl Database {
    /// A database that `script` fills.
    pub(crate) async fn new(script: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("app.db").display());
        let database = Self { folder, url };
        database.run(&format!("PRAGMA user_version = 1; {script}")).await;
        database
    }

    /// A path beside it.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    async fn connection(&self) -> SqliteConnection {
        let options = SqliteConnectOptions::new().filename(self.folder.path().join("app.db")).create_if_missing(true);
        options.foreign_keys(true).connect().await.unwrap()
    }

    /// Runs a script.
    pub(crate) async fn run(&self, script: &str) {
        let done = sqlx::raw_sql(AssertSqlSafe(script.to_owned())).execute(&mut self.connection().await).await;
        done.unwrap_or_else(|error| panic!("{error}\n{script}"));
    }

    /// The first column of a query, as text.
    pub(crate) async fn column(&self, sql: &str) -> Vec<String> {
        let rows = sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).fetch_all(&mut self.connection().await).await.unwrap();
        rows.iter().map(|row| row.get::<String, _>(0)).collect()
    }

    /// Has the program say what turns it into the other, does that, and has the program find nothing more. Returns the SQL.
    pub(crate) async fn become_like(&self, other: &str, options: &[&str]) -> String {
        let arguments = [&["diff", "--from", &self.url, "--to", other], options].concat();
        let ran = run(&arguments);
        assert_eq!(ran.code, 1, "{}", ran.errors);
        self.run(&ran.output).await;
        expect_equal(&self.url, other);
        ran.output
    }
}

/// A file or folder of the repository.
pub(crate) fn repository(path: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join(path).display().to_string()
}

//! A package of its own, as a user has one: written to disk, edited, built by cargo, its program run.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// A replacement in one source file. `from` occurs exactly once.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Edit {
    /// The file, in `src/`.
    pub(crate) file: &'static str,
    /// The text as it is.
    pub(crate) from: &'static str,
    /// The text as it becomes.
    pub(crate) to: &'static str,
}

/// An error that rustc reported.
#[derive(Debug)]
pub(crate) struct CompileError {
    /// The whole message.
    pub(crate) message: String,
    /// The file it points into.
    pub(crate) file: String,
    /// The source text it points at.
    pub(crate) at: String,
}

/// The package and the database its program works on.
pub(crate) struct Project {
    folder: PathBuf,
    target: PathBuf,
}

impl Project {
    /// Writes the package and makes it a git repository, as a user's would be.
    pub(crate) fn create() -> Self {
        let scratch = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let folder = scratch.join("chinook");
        if folder.exists() {
            fs::remove_dir_all(&folder).unwrap();
        }
        let repository = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests are a folder of the repository").to_owned();
        copy(&repository.join("tests/chinook/template"), &folder);
        fs::write(folder.join("Cargo.toml"), manifest(&repository)).unwrap();
        fs::copy(repository.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
        let target = scratch.parent().expect("cargo's scratch folder is in the target folder").to_owned();
        let project = Self { folder, target };
        project.git(&["init", "--quiet"]);
        project
    }

    pub(crate) fn edit(&self, edits: &[Edit]) {
        for edit in edits {
            let path = self.folder.join("src").join(edit.file);
            let text = fs::read_to_string(&path).unwrap();
            assert_eq!(text.matches(edit.from).count(), 1, "{}: this occurs not once:\n{}", edit.file, edit.from);
            fs::write(&path, text.replacen(edit.from, edit.to, 1)).unwrap();
        }
    }

    /// Builds it, in the same target folder as this test, so that what is compiled already serves.
    pub(crate) fn build(&self) -> Result<(), Vec<CompileError>> {
        let output = self
            .command("cargo")
            .args(["build", "--offline", "--message-format=json", "--color=never"])
            .env("CARGO_TARGET_DIR", &self.target)
            .env("MIGRATOR_BUILD", "write")
            .env_remove("CI")
            .output()
            .unwrap();
        if output.status.success() {
            return Ok(());
        }
        let errors: Vec<CompileError> = text(&output.stdout).lines().filter_map(compile_error).collect();
        assert!(!errors.is_empty(), "the build failed without a compile error:\n{}", text(&output.stderr));
        Err(errors)
    }

    /// Ends the draft, as a commit does.
    pub(crate) fn commit(&self) {
        self.git(&["add", "--all"]);
    }

    /// The generated migrations, oldest first.
    pub(crate) fn migrations(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.folder.join("migrations"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| Path::new(name).extension().is_some_and(|extension| extension == "rs"))
            .collect();
        names.sort();
        names
    }

    /// The text of a generated migration.
    pub(crate) fn migration(&self, name: &str) -> String {
        fs::read_to_string(self.folder.join("migrations").join(name)).unwrap()
    }

    /// The database that the program works on.
    pub(crate) fn database(&self) -> PathBuf {
        self.folder.join("chinook.db")
    }

    /// Runs the program that was built: what it printed, or its complaint.
    pub(crate) fn run(&self, arguments: &[&str]) -> Result<String, String> {
        let output = self.command(self.target.join("debug").join("chinook")).arg(self.database()).args(arguments).output().unwrap();
        if output.status.success() { Ok(text(&output.stdout)) } else { Err(text(&output.stderr)) }
    }

    fn git(&self, arguments: &[&str]) {
        let output: Output = self.command("git").args(arguments).output().unwrap();
        assert!(output.status.success(), "git {arguments:?}: {}", text(&output.stderr));
    }

    fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.folder);
        command
    }
}

/// A profile and dependencies as close to the workspace's as can be, so that little is compiled twice.
fn manifest(repository: &Path) -> String {
    let repository = repository.display();
    format!(
        r#"[package]
name = "chinook"
version = "0.0.0"
edition = "2024"

[dependencies]
chrono = {{ version = "0.4", default-features = false, features = ["std", "clock"] }}
migrator = {{ path = "{repository}/crates/migrator", features = ["sqlite", "chrono", "time", "uuid", "rust_decimal", "json"] }}
rust_decimal = {{ version = "1", default-features = false }}
sqlx = {{ version = "0.9", default-features = false, features = ["runtime-tokio", "sqlite", "derive"] }}
tokio = {{ version = "1", features = ["rt-multi-thread", "macros", "process", "fs"] }}

[build-dependencies]
schema-core = {{ path = "{repository}/crates/schema-core", features = ["build"] }}

[profile.dev]
debug = "line-tables-only"

[workspace]
"#
    )
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The error in a line of cargo's JSON messages, if it is one that has a place.
fn compile_error(line: &str) -> Option<CompileError> {
    let value: Value = serde_json::from_str(line).ok()?;
    let message = value.get("message")?;
    let span = message.get("spans")?.as_array()?.iter().find(|span| span["is_primary"] == true)?;
    let shown = &span["text"][0];
    let column = |name: &str| usize::try_from(shown[name].as_u64().unwrap_or(1)).unwrap_or(1) - 1;
    let line: Vec<char> = shown["text"].as_str()?.chars().collect();
    (message["level"] == "error").then(|| CompileError {
        message: message["message"].as_str().unwrap_or_default().to_owned(),
        file: span["file_name"].as_str().unwrap_or_default().to_owned(),
        at: line.get(column("highlight_start")..column("highlight_end")).unwrap_or_default().iter().collect(),
    })
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

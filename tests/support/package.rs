//! A package in a folder of its own that real cargo builds: what a user sees is what is tested.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

use serde_json::Value;

const BUILD_SCRIPT: &str = "build.rs";

/// A package to build. Each build takes a second or less: the dependencies are those that this package of tests was built with.
#[derive(Debug)]
pub struct Package {
    name: String,
    folder: PathBuf,
}

/// What a build gave.
#[derive(Debug)]
pub struct Built {
    /// Whether it succeeded.
    pub success: bool,
    /// What it printed for people, with what differs between machines replaced.
    pub messages: String,
}

/// The folder of the repository.
#[must_use]
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

impl Package {
    /// An empty package with a name of its own; what an earlier run left is removed.
    ///
    /// # Errors
    ///
    /// When its folder cannot be written.
    pub fn new(target_tmp: &Path, name: &str) -> io::Result<Self> {
        let package = Self { name: name.to_owned(), folder: target_tmp.join(name) };
        if package.folder.exists() {
            fs::remove_dir_all(&package.folder)?;
        }
        package.write("Cargo.toml", package.manifest())?;
        package.write("Cargo.lock", fs::read(repository().join("Cargo.lock"))?)?;
        Ok(package)
    }

    /// The folder it is in.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// With the dependencies and the profile of the workspace, so that nothing of them is built again.
    fn manifest(&self) -> String {
        let repository = repository().display();
        let features = r#"["sqlite", "chrono", "time", "uuid", "rust_decimal", "json"]"#;
        format!(
            "[package]\nname = \"{}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
             [dependencies]\nmigrator = {{ path = \"{repository}/crates/migrator\", features = {features} }}\n\n\
             [build-dependencies]\nschema-core = {{ path = \"{repository}/crates/schema-core\", features = [\"build\"] }}\n\n\
             [profile.dev]\ndebug = \"line-tables-only\"\n\n[workspace]\n",
            self.name
        )
    }

    /// Removes everything but the manifest and the build script, which cargo would build again.
    ///
    /// # Errors
    ///
    /// When its folder cannot be written.
    pub fn clear(&self) -> io::Result<()> {
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            let path = entry.path();
            if entry.file_type()?.is_dir() {
                fs::remove_dir_all(path)?;
            } else if !["Cargo.toml", "Cargo.lock", BUILD_SCRIPT].iter().any(|kept| path.ends_with(kept)) {
                fs::remove_file(path)?;
            }
        }
        Ok(())
    }

    /// Writes the build script, or removes it.
    ///
    /// # Errors
    ///
    /// When that does not work.
    pub fn build_script(&self, text: Option<&str>) -> io::Result<()> {
        let path = self.folder.join(BUILD_SCRIPT);
        match text {
            Some(text) if fs::read_to_string(&path).is_ok_and(|known| known == text) => Ok(()),
            Some(text) => fs::write(path, text),
            None if path.exists() => fs::remove_file(path),
            None => Ok(()),
        }
    }

    /// Writes a file of the package.
    ///
    /// # Errors
    ///
    /// When that does not work.
    pub fn write(&self, path: &str, content: impl AsRef<[u8]>) -> io::Result<()> {
        let path = self.folder.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, content)
    }

    /// Copies a folder over the package.
    ///
    /// # Errors
    ///
    /// When that does not work.
    pub fn overlay(&self, from: &Path) -> io::Result<()> {
        copy(from, &self.folder)
    }

    /// Runs `cargo build`, with these variables on top of the environment; those that would change what the build step does are taken out.
    ///
    /// # Errors
    ///
    /// When cargo does not start.
    pub fn build(&self, variables: &[(String, String)]) -> io::Result<Built> {
        let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.args(["build", "--offline", "--quiet", "--color", "never", "--message-format", "json", "--target-dir"]);
        command.arg(self.target()).current_dir(&self.folder);
        for (name, _) in env::vars_os() {
            if name.to_str().is_some_and(|name| ["CI", "OUT_DIR", "RUST_BACKTRACE"].contains(&name) || name.starts_with("MIGRATOR_")) {
                command.env_remove(name);
            }
        }
        let output = command.envs(variables.iter().cloned()).output()?;
        let messages = self.rendered(&String::from_utf8_lossy(&output.stdout)) + &String::from_utf8_lossy(&output.stderr);
        Ok(Built { success: output.status.success(), messages: self.normal(&messages) })
    }

    /// The target folder, which has the dependencies already.
    fn target(&self) -> &Path {
        self.folder.parent().and_then(Path::parent).unwrap_or(&self.folder)
    }

    /// What the compiler says of this package, as people see it; the warnings of dependencies are not the point.
    fn rendered(&self, json_lines: &str) -> String {
        let manifest = self.folder.join("Cargo.toml");
        let messages = json_lines.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
        let messages = messages.filter(|message| message["manifest_path"].as_str().map(Path::new) == Some(&manifest));
        messages.filter_map(|message| message["message"]["rendered"].as_str().map(str::to_owned)).collect()
    }

    /// The text with what differs between machines replaced.
    fn normal(&self, text: &str) -> String {
        let text = [(self.folder.as_path(), "$PACKAGE"), (self.target(), "$TARGET"), (repository(), "$REPOSITORY")]
            .into_iter()
            .fold(text.to_owned(), |text, (path, word)| text.replace(&path.display().to_string(), word));
        let text = without_hash(&text, &format!("{}-", self.name));
        text.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
    }
}

/// The text without the hash that cargo puts behind a package's name in folders.
fn without_hash(text: &str, before: &str) -> String {
    let mut parts = text.split(before);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        let rest = part.trim_start_matches(|c: char| c.is_ascii_hexdigit());
        let hash = if part.len() - rest.len() == 16 { "$HASH" } else { &part[..part.len() - rest.len()] };
        text + before + hash + rest
    })
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if entry.file_type()?.is_dir() {
            copy(&from, &to)?;
        } else {
            fs::copy(&from, &to)?;
        }
    }
    Ok(())
}

//! A package of its own, built by real cargo: what a person does and sees.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::SystemTime;
use std::{env, fs};

use integration::package::repository;

/// What the build step needs to be.
pub(crate) const BUILD_SCRIPT: &str = "//! The build step.

fn main() -> schema_core::build::Result {
    schema_core::build::Build::new().dialect(schema_core::Dialect::Sqlite).run()
}
";

/// One entity with two columns.
pub(crate) const USER: &str = "//! Users.

use migrator::Entity;

/// A user.
#[derive(Debug, Entity)]
pub struct User {
    /// The key.
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    /// The address.
    pub email: String,
}
";

/// A folder that is a package, or a workspace of several.
pub(crate) struct Project {
    pub(crate) folder: PathBuf,
    target: PathBuf,
}

/// What a build gave.
pub(crate) struct Built {
    pub(crate) success: bool,
    /// What a person sees.
    pub(crate) text: String,
}

/// The files of a folder with their modification times.
pub(crate) type Files = BTreeMap<String, (String, SystemTime)>;

impl Project {
    /// A library with [`USER`] in a module; what an earlier run left is removed.
    pub(crate) fn new(name: &str) -> Self {
        let project = Self::empty(name);
        project.write("Cargo.toml", &(manifest(name) + "\n[workspace]\n"));
        project.write("build.rs", BUILD_SCRIPT);
        project.write("src/lib.rs", "//! A package.\n\npub mod user;\n\nmigrator::embed!();\n");
        project.write("src/user.rs", USER);
        project.write(".gitignore", "/target\n");
        project
    }

    /// A folder with nothing but the versions of dependencies that are compiled already.
    pub(crate) fn empty(name: &str) -> Self {
        let scratch = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let folder = scratch.join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder).unwrap();
        }
        fs::create_dir_all(&folder).unwrap();
        fs::copy(repository().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
        Self { folder, target: scratch.parent().unwrap().to_owned() }
    }

    /// The same folder with a target folder of its own.
    pub(crate) fn with_target(&self, name: &str) -> Self {
        Self { folder: self.folder.clone(), target: self.target.join("tmp").join(name) }
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.join(path)
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Replaces what occurs exactly once.
    pub(crate) fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert_eq!(text.matches(from).count(), 1, "{path}: this occurs not once:\n{from}");
        self.write(path, &text.replacen(from, to, 1));
    }

    /// Adds an optional column to the entity.
    pub(crate) fn add_field(&self, name: &str) {
        self.edit(
            "src/user.rs",
            "    pub email: String,\n",
            &format!("    pub email: String,\n    /// Added.\n    pub {name}: Option<String>,\n"),
        );
    }

    /// Adds an optional column, and commits the migration that the build writes.
    pub(crate) fn commits_field(&self, name: &str) {
        self.add_field(name);
        self.builds();
        self.commit();
    }

    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    }

    /// The names of the migrations, oldest first.
    pub(crate) fn migrations(&self) -> Vec<String> {
        self.files("migrations").into_keys().filter(|name| name.starts_with('m')).collect()
    }

    /// The one migration whose name ends so.
    pub(crate) fn migration(&self, end: &str) -> String {
        let found: Vec<String> = self.migrations().into_iter().filter(|name| name.ends_with(&format!("_{end}.rs"))).collect();
        assert_eq!(found.len(), 1, "{end}: {:?}", self.migrations());
        format!("migrations/{}", found[0])
    }

    /// The id in the name of that migration.
    pub(crate) fn id(&self, end: &str) -> String {
        self.migration(end)["migrations/m".len()..][..14].to_owned()
    }

    /// What is directly in a folder.
    pub(crate) fn files(&self, folder: &str) -> Files {
        let mut files = Files::new();
        for entry in fs::read_dir(self.path(folder)).into_iter().flatten().flatten() {
            let text = fs::read_to_string(entry.path()).unwrap_or_default();
            files.insert(entry.file_name().into_string().unwrap(), (text, entry.metadata().unwrap().modified().unwrap()));
        }
        files
    }

    /// Builds it as in a development checkout.
    pub(crate) fn build(&self) -> Built {
        self.cargo(&["build"], &[])
    }

    /// Builds it, which has to succeed.
    pub(crate) fn builds(&self) -> Built {
        let built = self.build();
        assert!(built.success, "{}", built.text);
        built
    }

    /// Builds it, which has to fail; returns what a person sees.
    pub(crate) fn fails(&self) -> String {
        let built = self.build();
        assert!(!built.success, "{}", built.text);
        built.text
    }

    /// Runs cargo with these variables set, and those that the build step looks at taken out of the environment.
    pub(crate) fn cargo(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Built {
        let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.args(arguments).args(["--offline", "--color", "never"]).current_dir(&self.folder).env("CARGO_TARGET_DIR", &self.target);
        for variable in ["CI", "MIGRATOR_BUILD", "DOCS_RS", "OUT_DIR", "RUSTFLAGS", "CARGO_BUILD_RUSTFLAGS"] {
            command.env_remove(variable);
        }
        let output = command.envs(variables.iter().copied()).output().unwrap();
        Built { success: output.status.success(), text: text(&output.stderr) + &text(&output.stdout) }
    }

    /// Makes it a repository with everything committed.
    pub(crate) fn init(&self) {
        self.git(&["init", "--quiet", "--initial-branch=main"]);
        self.commit();
    }

    pub(crate) fn commit(&self) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message=x"]);
    }

    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        let output = self.tries_git(arguments);
        assert!(output.status.success(), "git {arguments:?}: {}", text(&output.stderr));
        text(&output.stdout)
    }

    /// Runs a git command that may fail.
    pub(crate) fn tries_git(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new("git");
        command.args(["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]).args(arguments);
        command.current_dir(&self.folder).output().unwrap()
    }
}

impl Built {
    /// Whether cargo compiled anything of the package, which it does whenever its build script ran.
    pub(crate) fn compiled(&self) -> bool {
        self.text.contains("Compiling")
    }

    pub(crate) fn says(&self, part: &str) -> bool {
        self.text.contains(part)
    }
}

/// A manifest with the dependencies, features and profile that the suites share, so that they are compiled once.
pub(crate) fn manifest(name: &str) -> String {
    let repository = repository().display();
    let features = r#"["sqlite", "chrono", "time", "uuid", "rust_decimal", "json"]"#;
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
         [dependencies]\nmigrator = {{ path = \"{repository}/crates/migrator\", features = {features} }}\n\n\
         [build-dependencies]\nschema-core = {{ path = \"{repository}/crates/schema-core\", features = [\"build\"] }}\n\n\
         [profile.dev]\ndebug = \"line-tables-only\"\n"
    )
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

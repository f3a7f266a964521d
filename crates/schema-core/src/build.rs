//! The build step: reads the entities of a package, compares them with its migrations, writes what is missing.
//!
//! ```no_run
//! // build.rs
//! fn main() -> schema_core::build::Result {
//!     schema_core::build::Build::new().dialect(schema_core::Dialect::Sqlite).run()
//! }
//! ```
//!
//! It is the one module with I/O. A run
//!
//! 1. decides whether it may write ([`Mode`]), and takes a lock if so: several builds may share a migrations folder;
//! 2. follows the `mod` declarations from the crate's roots and reads the entities, with a cache of what each file says in `OUT_DIR`;
//! 3. stops there if a file is not Rust yet: rustc will say so, and nothing is written on half an edit;
//! 4. verifies that the migrations form one chain that ends in `.snapshot.json`;
//! 5. compares the entities with the schema there, and writes the migration and the next snapshot;
//! 6. writes the list of the migrations for `migrator::embed!()` and what it saw of each entity for the derives, both to `OUT_DIR`.
//!
//! What is wrong at a struct or field does not fail the build script: the derive shows it there, as an error of rustc. What has no place
//! in the package's source fails it.
//!
//! A migration is a draft, and rewritten by the next build, until it is staged or committed in git, edited by hand, or [sealed](seal).

#![expect(clippy::disallowed_methods, reason = "this is the one module with I/O")]

mod branches;
mod by_hand;
mod chain;
mod clock;
mod draft;
mod environment;
mod error;
mod files;
mod folder;
mod git;
mod inspect;
mod mode;
mod output;
mod proposal;
mod purge;
mod rebase;
mod repeat;
mod roots;
mod routes;
mod run;
mod sources;
mod squash;
mod state;
mod update;
mod written;

use crate::Dialect;
use crate::risk::Level;

pub use by_hand::{Blank, blank, blank_with, migrations, seal, snapshot, temporary};
pub use error::Error;
pub use inspect::{Declared, declared};
pub use mode::{MODE_VARIABLE, Mode};
pub use purge::{Purged, Selection, kept, purge};
pub use rebase::{Moved, Rebased, rebase};
pub use squash::{Squashed, squash};

/// What a `build.rs` returns.
pub type Result<T = ()> = std::result::Result<T, Error>;

/// The build step of a package.
#[derive(Debug, Clone)]
#[must_use = "it does nothing until it is run"]
pub struct Build {
    dialects: Vec<Dialect>,
    roots: Vec<String>,
    entities_from: Vec<String>,
    migrations: String,
    mode: Option<Mode>,
    entities_only: bool,
    levels: Vec<(String, Level)>,
    retire: bool,
}

impl Default for Build {
    fn default() -> Self {
        Self::new()
    }
}

impl Build {
    /// A package with entities and migrations for them. It needs at least one [`dialect`](Self::dialect).
    pub fn new() -> Self {
        Self {
            dialects: Vec::new(),
            roots: Vec::new(),
            entities_from: Vec::new(),
            migrations: "migrations".to_owned(),
            mode: None,
            entities_only: false,
            levels: Vec::new(),
            retire: true,
        }
    }

    /// A package that only holds entities; its migrations are in another one, which names it by [`entities_from`](Self::entities_from).
    pub fn entities() -> Self {
        Self { entities_only: true, ..Self::new() }
    }

    /// Adds a database that the migrations are written for.
    pub fn dialect(mut self, dialect: Dialect) -> Self {
        if !self.dialects.contains(&dialect) {
            self.dialects.push(dialect);
        }
        self
    }

    /// Adds a file that a crate of the package starts from, besides `src/lib.rs` and `src/main.rs`: `src/bin/worker.rs`.
    pub fn root(mut self, file: impl Into<String>) -> Self {
        self.roots.push(file.into());
        self
    }

    /// Adds the entities of another package of the workspace, by its folder: `../models`. That package needs a build step of its own,
    /// [`Build::entities`], and the program must use something of it, or the linker leaves it out.
    pub fn entities_from(mut self, folder: impl Into<String>) -> Self {
        self.entities_from.push(folder.into());
        self
    }

    /// The folder of the migrations, instead of `migrations`.
    pub fn migrations(mut self, folder: impl Into<String>) -> Self {
        self.migrations = folder.into();
        self
    }

    /// What to do, instead of what [`Mode`] says is the default. The environment variable [`MODE_VARIABLE`] overrides this.
    pub fn mode(mut self, mode: Mode) -> Self {
        self.mode = Some(mode);
        self
    }

    /// Says nothing about a risk: a code, a class of codes, or `all`, as they are in `docs/risks.md`. What is said later counts, and what an
    /// entity says of itself (`#[entity(allow(…))]`) counts more.
    pub fn allow(self, risk: impl Into<String>) -> Self {
        self.level(risk, Level::Allow)
    }

    /// Warns of a risk, and has the migration say it; see [`allow`](Self::allow).
    pub fn warn(self, risk: impl Into<String>) -> Self {
        self.level(risk, Level::Warn)
    }

    /// Fails at the struct where a migration would have a risk, and writes nothing; see [`allow`](Self::allow).
    pub fn deny(self, risk: impl Into<String>) -> Self {
        self.level(risk, Level::Deny)
    }

    /// Whether columns and tables that leave the entities are kept aside, as they are by default; an entity can say otherwise of itself
    /// (`#[entity(retire = …)]`). With `false` they are dropped with their values, conversions keep nothing of before, and neither does `down`
    /// of what was added since. Such a migration says so, can't be undone, and production refuses it unless the program allows it.
    pub fn retire(mut self, retire: bool) -> Self {
        self.retire = retire;
        self
    }

    fn level(mut self, risk: impl Into<String>, level: Level) -> Self {
        self.levels.push((risk.into(), level));
        self
    }

    /// Runs it, in a build script.
    ///
    /// # Errors
    ///
    /// When something is wrong that has no place in the package's source: the migrations folder, a file that cannot be read, and in
    /// [`Mode::Check`] a migration that is missing.
    pub fn run(self) -> Result {
        run::run(&self)
    }
}

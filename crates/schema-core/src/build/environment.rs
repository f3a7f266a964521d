//! Everything that the build step takes from its environment, read once.

use std::env;
use std::path::{Path, PathBuf};

use super::error::Error;
use super::mode::{self, Decision, Facts, MODE_VARIABLE, Mode};
use crate::diagnostic::{Code, Diagnostic};

/// What marks a copy of a package that is nobody's working copy: cargo puts them there when it packages or vendors.
const PACKAGED: [&str; 3] = ["Cargo.toml.orig", ".cargo-checksum.json", ".cargo_vcs_info.json"];

/// What cargo puts at the root of what it unpacks or checks out for itself.
const CHECKED_OUT: &str = ".cargo-ok";

/// The variables that a build has to run again for.
pub(super) const WATCHED: [&str; 3] = [MODE_VARIABLE, "CI", "DOCS_RS"];

/// What is done where nothing can be written.
pub(super) const READ_ONLY: Decision = Decision { mode: Mode::Check, reason: "the folder cannot be written to" };

/// What cargo tells a build script.
#[derive(Debug)]
pub(super) struct Environment {
    /// The package's folder.
    pub(super) root: PathBuf,
    /// Where the outputs go.
    pub(super) out: PathBuf,
    /// What is done, and why.
    pub(super) decision: Decision,
    /// Whether the sources are a packaged copy, where nobody can change them.
    pub(super) packaged: bool,
}

impl Environment {
    /// Reads it.
    pub(super) fn read(configured: Option<Mode>) -> Result<Self, Error> {
        let root = folder("CARGO_MANIFEST_DIR")?;
        let packaged = is_packaged(&root);
        let facts = Facts {
            requested: env::var(MODE_VARIABLE).ok(),
            configured,
            ci: env::var("CI").ok(),
            profile: env::var("PROFILE").ok(),
            docs_rs: env::var_os("DOCS_RS").is_some(),
            packaged,
        };
        let decision = mode::decide(&facts).map_err(|value| {
            let message = format!("`{MODE_VARIABLE}` is `{value}`");
            Diagnostic::new(Code::InvalidValue, message).help("set it to `write`, `check` or `off`")
        })?;
        Ok(Self { out: folder("OUT_DIR")?, root, decision, packaged })
    }

    /// Whether migrations may be written.
    pub(super) fn writes(&self) -> bool {
        self.decision.mode == Mode::Write
    }
}

fn folder(variable: &str) -> Result<PathBuf, Error> {
    env::var_os(variable).map(PathBuf::from).ok_or_else(|| {
        let message = format!("`{variable}` is not set");
        Diagnostic::new(Code::NoBuildScript, message).help("this is for the `build.rs` of a package, which cargo runs").into()
    })
}

fn is_packaged(root: &Path) -> bool {
    PACKAGED.iter().any(|file| root.join(file).exists()) || root.ancestors().any(|folder| folder.join(CHECKED_OUT).exists())
}

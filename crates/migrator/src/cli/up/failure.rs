//! What becomes of a migration that fails in the middle.

use clap::{Args, ValueEnum};

use crate::{Migrator, OnFailure};

#[derive(Debug, Args)]
pub(in crate::cli) struct Failure {
    /// What becomes of a migration that fails in the middle on MySQL and MariaDB: the next `up` goes on, or it is taken back.
    #[arg(long, value_name = "resume|reverse", hide_possible_values = true)]
    on_failure: Option<What>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum What {
    Resume,
    Reverse,
}

impl Failure {
    /// The migrator, told so.
    pub(in crate::cli) const fn set(&self, migrator: Migrator) -> Migrator {
        match self.on_failure {
            None => migrator,
            Some(What::Resume) => migrator.on_failure(OnFailure::Resume),
            Some(What::Reverse) => migrator.on_failure(OnFailure::Reverse),
        }
    }
}

//! How far `up`, `down` and `plan` go.

use clap::Args;

use crate::Target;

#[derive(Debug, Args)]
pub(super) struct To {
    /// The migration to go to, by id or name: the last to be applied, or the last that stays.
    migration: Option<String>,
    /// So many, instead.
    #[arg(long, value_name = "N", conflicts_with = "migration")]
    steps: Option<usize>,
    /// This migration alone, instead.
    #[arg(long, value_name = "MIGRATION", conflicts_with_all = ["migration", "steps"])]
    only: Option<String>,
}

impl To {
    pub(super) fn target(&self) -> Option<Target> {
        let only = self.only.clone().map(Target::Only);
        only.or_else(|| self.steps.map(Target::Steps)).or_else(|| self.migration.clone().map(Target::To))
    }
}

//! Rows that refer to nothing stop the migration.

use super::{Case, Code, Obstacle, Risk, stops};

pub(super) fn find(case: &Case<'_>) -> Vec<Risk> {
    stops(case, Code::OrphanedRows, Obstacle::Orphaned)
}

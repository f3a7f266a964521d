//! Rows that fail a new check stop the migration.

use super::{Case, Code, Obstacle, Risk, stops};

pub(super) fn find(case: &Case<'_>) -> Vec<Risk> {
    stops(case, Code::RefusedRows, Obstacle::Refused)
}

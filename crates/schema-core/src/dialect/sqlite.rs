//! SQLite.

use super::{Statement, Unsupported};
use crate::step::Misfit;
use crate::{Schema, Step};

/// The oldest version supported.
pub const VERSION_MIN: (u32, u32, u32) = (3, 37, 0);

pub(super) fn unsupported(_schema: &Schema) -> Vec<Unsupported> {
    Vec::new()
}

pub(super) fn plan(_before: &Schema, _steps: &[Step]) -> Result<Vec<Statement>, Misfit> {
    Ok(Vec::new())
}

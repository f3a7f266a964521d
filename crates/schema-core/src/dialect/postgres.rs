//! PostgreSQL.

mod parse;

pub use parse::parse_type;

use super::{Statement, Unsupported};
use crate::step::Misfit;
use crate::{Schema, Step};

/// The oldest version supported.
pub const VERSION_MIN: u32 = 14;

pub(super) fn plan(_before: &Schema, steps: &[Step]) -> Result<Vec<Statement>, Misfit> {
    let step = steps.first().map(Step::to_string).unwrap_or_default();
    Err(Misfit { step, reason: "PostgreSQL is not written yet".to_owned() })
}

pub(super) fn unsupported(_schema: &Schema) -> Vec<Unsupported> {
    Vec::new()
}

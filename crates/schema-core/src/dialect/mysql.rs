//! MySQL and MariaDB.

use super::{Statement, Unsupported};
use crate::step::Misfit;
use crate::{Schema, Step};

/// The oldest version of MySQL supported: since 8.0.29 columns are added and dropped at any position without copying the table.
pub const MYSQL_VERSION_MIN: (u32, u32, u32) = (8, 0, 29);

/// The oldest version of MariaDB supported: since 10.6 every statement that changes a schema takes effect wholly or not at all.
pub const MARIADB_VERSION_MIN: (u32, u32, u32) = (10, 6, 0);

pub(super) fn plan(_before: &Schema, steps: &[Step]) -> Result<Vec<Statement>, Misfit> {
    let step = steps.first().map(Step::to_string).unwrap_or_default();
    Err(Misfit { step, reason: "MySQL is not written yet".to_owned() })
}

pub(super) fn unsupported(_schema: &Schema) -> Vec<Unsupported> {
    Vec::new()
}

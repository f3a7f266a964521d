//! What the suites of all databases share, for MySQL and MariaDB.

pub(crate) use integration::plans::*;
use schema_core::dialect::Statement;
use schema_core::schema::Schema;
use schema_core::{Dialect, Step};

use crate::database::Database;

pub(crate) type Case = integration::plans::Case<Database>;

pub(crate) fn plan(before: &Schema, steps: &[Step]) -> Vec<Statement> {
    Dialect::Mysql.plan(before, steps).unwrap()
}

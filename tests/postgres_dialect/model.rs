//! What the suites of all databases share, for PostgreSQL.

pub(crate) use integration::plans::*;
use schema_core::dialect::Statement;
use schema_core::schema::Schema;
use schema_core::{Dialect, Step};

pub(crate) use crate::database::{Database, left_out};

pub(crate) type Case = integration::plans::Case<Database>;

pub(crate) fn plan(before: &Schema, steps: &[Step]) -> Vec<Statement> {
    Dialect::Postgres.plan(before, steps).unwrap()
}

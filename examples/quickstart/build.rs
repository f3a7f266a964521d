//! Reads the entities in `src/` and writes the migration where they changed, with the SQL of each database.

use schema_core::Dialect;
use schema_core::build::{Build, Result};

fn main() -> Result {
    Build::new().dialect(Dialect::Sqlite).dialect(Dialect::Postgres).dialect(Dialect::Mysql).run()
}

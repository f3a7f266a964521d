//! Reads the entities in `src/` and writes the migration where they changed.

fn main() -> schema_core::build::Result {
    schema_core::build::Build::new().dialect(schema_core::Dialect::Sqlite).run()
}

//! What databases are read back as.
#![expect(clippy::unwrap_used, reason = "a step that fails ends the test")]

#[path = "introspect/postgres.rs"]
mod postgres;

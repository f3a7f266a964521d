//! What databases are read back as.
#![expect(clippy::unwrap_used, reason = "a step that fails ends the test")]

#[path = "introspect/mysql.rs"]
mod mysql;
#[path = "introspect/postgres.rs"]
mod postgres;
#[path = "introspect/support.rs"]
mod support;

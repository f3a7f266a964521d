//! Plans for PostgreSQL, executed on tables with rows: up, down, and up again.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

mod database;
mod model;

mod checks;
mod conversions;
mod enums;
mod native;
mod random;
mod tables;

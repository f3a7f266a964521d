//! Plans for SQLite, executed on tables with rows: up, down, and up again.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

mod database;
mod model;

mod checks;
mod columns;
mod conversions;
mod defaults;
mod fits;
mod rebuild;
mod states;
mod tables;
mod variants;

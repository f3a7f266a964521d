//! Plans for MySQL and MariaDB, executed on tables with rows: up, down, and up again.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

mod database;
mod model;
mod sketch;

mod checks;
mod columns;
mod conversions;
mod defaults;
mod keys;
mod properties;
mod states;
mod tables;

//! Plans for SQLite, executed on tables with rows: up, down, and up again.

mod database;
mod model;

mod columns;
mod rebuild;

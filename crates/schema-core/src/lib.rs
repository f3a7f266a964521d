//! The schema model, its differences, and the SQL that turns one schema into another: the pure half of `migrator`.
//!
//! ```text
//!  src/**.rs ─ entity ─▶ Schema ─┐
//!                                ├─ diff ─▶ Step[] ─ dialect::plan ─▶ Statement[] ─ codegen ─▶ migration module
//!  .snapshot.json ─ snapshot ────┘                                                             + .snapshot.json
//! ```
//!
//! Invariants:
//!
//! - Everything outside [`build`] is a function of its arguments: no file, no environment, no clock, no hash order.
//! - The model ([`schema`]) knows no SQL and no dialect; a dialect knows no file; nothing here knows a database connection.
//! - Only [`build`] does I/O, and nothing uses it but a user's `build.rs` and the command line.

#[cfg(feature = "snapshot")]
mod text;

pub mod schema;

pub mod pair;

pub mod step;

pub mod diff;

pub mod dialect;

pub mod risk;

pub mod migration;

pub mod diagnostic;

#[cfg(feature = "snapshot")]
pub mod snapshot;

#[cfg(feature = "parse")]
pub mod entity;

#[cfg(feature = "build")]
pub mod codegen;

#[cfg(feature = "build")]
pub mod build;

pub use dialect::Dialect;
pub use pair::Pair;
pub use schema::Schema;
pub use step::Step;

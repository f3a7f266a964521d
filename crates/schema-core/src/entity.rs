//! The one front end that reads `#[derive(Entity)]` structs, `#[derive(EntityEnum)]` enums and `#[derive(ColumnType)]` newtypes.
//!
//! Two callers, one grammar:
//!
//! - the derive macros parse the one item they stand on ([`ast::parse`]) and look up what the build script made of it ([`handover`]);
//! - the build script reads the crate's files, resolves names across them and lowers them to a schema.
//!
//! Everything here is a function of its arguments. Errors are collected, not returned at the first.

pub mod ast;
pub mod attr;
mod check;
mod condition;
#[cfg(feature = "snapshot")]
pub mod handover;
mod parse;
#[cfg(feature = "snapshot")]
mod read;
pub mod scan;
pub mod sink;
mod suggest;

#[cfg(feature = "snapshot")]
pub use read::{Files, Reading, Root, read};

//! The one front end that reads what carries one of our derives: `Entity` and `Embedded` structs, `EntityEnum` enums, `ColumnType` newtypes.
//!
//! Two callers, one grammar:
//!
//! - the derive macros parse the one item they stand on ([`ast::parse`]) and look up what the build script made of it ([`handover`]);
//! - the build script reads the crate's files, resolves names across them and lowers them to a schema.
//!
//! Everything here is a function of its arguments. Errors are collected, not returned at the first.

pub mod ast;
pub mod attr;
pub mod cache;
pub mod scan;
pub mod sink;

mod check;
mod condition;
mod outline;
mod parse;
mod shown;
mod stored;
mod suggest;

#[cfg(feature = "snapshot")]
pub mod handover;
#[cfg(feature = "snapshot")]
mod locate;
#[cfg(feature = "snapshot")]
mod lower;
#[cfg(feature = "snapshot")]
mod modules;
#[cfg(feature = "snapshot")]
mod read;
#[cfg(feature = "snapshot")]
mod reread;
#[cfg(feature = "snapshot")]
mod resolve;
#[cfg(feature = "snapshot")]
mod rust_type;
#[cfg(feature = "build")]
mod written;

#[cfg(all(test, feature = "snapshot"))]
mod tests;

#[cfg(feature = "snapshot")]
pub use lower::takes_default;
#[cfg(feature = "snapshot")]
pub use read::{Files, Reading, Root, read};
#[cfg(feature = "build")]
pub(crate) use suggest::nearest;
#[cfg(feature = "build")]
pub use written::written;

#[cfg(feature = "snapshot")]
pub use reread::{Changed, HandoverLines, Kept, Outlines, reread};

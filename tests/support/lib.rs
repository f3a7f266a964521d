//! What the suites share.
//!
//! - A [`change`] is one migration as the build would write it; an [`evolution`] applies it to rows, undoes it and applies it again.
//! - A [`case`] is a folder with the entities before and after a change; [`expect`] compares texts with files.
//! - [`plans`] are executed on tables with rows, whatever the database.
//! - The [`oracle`] says where rows must be after a change, the [`catalog`] is what a database must look like.
//! - [`database`] has throwaway databases of every kind and rows for them, [`server`] those that are named by URLs, [`package`] throwaway
//!   packages.
//! - [`runs`] says how often something is tried.

pub mod case;
pub mod catalog;
pub mod change;
pub mod conversions;
pub mod database;
pub mod evolution;
pub mod expect;
pub mod oracle;
pub mod package;
pub mod plans;
pub mod random;
pub mod runs;
pub mod server;

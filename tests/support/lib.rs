//! What the suites share.

pub mod expect;
pub mod package;

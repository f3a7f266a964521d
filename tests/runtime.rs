//! The runtime on real SQLite files with rows in them.

#[path = "runtime/basics.rs"]
mod basics;
#[path = "runtime/support.rs"]
mod support;

//! The servers that the suites run on: they start, stop and come back, and nothing of them is left behind.
#![expect(clippy::unwrap_used, reason = "a step that fails ends the test")]

#[path = "servers/command.rs"]
mod command;
#[path = "servers/life.rs"]
mod life;
#[path = "servers/support.rs"]
mod support;

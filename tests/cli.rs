//! The command line as a person meets it: what it prints where, and its exit codes.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

#[path = "cli/commands.rs"]
mod commands;
#[path = "cli/entities.rs"]
mod entities;
#[path = "cli/folder.rs"]
mod folder;
#[path = "cli/help.rs"]
mod help;
#[path = "cli/input.rs"]
mod input;
#[path = "cli/model.rs"]
mod model;
#[path = "cli/renames.rs"]
mod renames;
#[path = "cli/servers.rs"]
mod servers_of_kinds;
#[path = "cli/sqlite.rs"]
mod sqlite;
#[path = "cli/states.rs"]
mod states;
#[path = "cli/support.rs"]
mod support;

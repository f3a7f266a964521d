//! Programs on the databases that they are written for, and on others: what somebody who starts one sees, also of what is wrong.

#![expect(clippy::unwrap_used, reason = "a step that fails ends the test")]

#[path = "applications/create.rs"]
mod create;
#[path = "applications/enums.rs"]
mod enums;
#[path = "applications/grown.rs"]
mod grown;
#[path = "applications/input.rs"]
mod input;
#[path = "applications/old.rs"]
mod old;
#[path = "build_script/project.rs"]
#[expect(dead_code, reason = "the suite of the build step uses all of it")]
mod project;
#[path = "applications/quickstart.rs"]
mod quickstart;
#[path = "applications/rights.rs"]
mod rights;
#[path = "applications/rows.rs"]
mod rows;
#[path = "applications/support.rs"]
mod support;

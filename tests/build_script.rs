//! The build step, driven as a person drives it: real `cargo build`s of packages in folders of their own, and the text that appears.

#![expect(clippy::unwrap_used, reason = "a test that fails by panicking")]

#[path = "build_script/basics.rs"]
mod basics;
#[path = "build_script/branches.rs"]
mod branches;
#[path = "build_script/by_hand.rs"]
mod by_hand;
#[path = "build_script/drafts.rs"]
mod drafts;
#[path = "build_script/embedded.rs"]
mod embedded;
#[path = "build_script/history.rs"]
mod history;
#[path = "build_script/modes.rs"]
mod modes;
#[path = "build_script/project.rs"]
mod project;
#[path = "build_script/questions.rs"]
mod questions;
#[path = "build_script/retire.rs"]
mod retire;
#[path = "build_script/risks.rs"]
mod risks;
#[path = "build_script/several.rs"]
mod several;
#[path = "build_script/squash.rs"]
mod squash;
#[path = "build_script/temporary.rs"]
mod temporary;

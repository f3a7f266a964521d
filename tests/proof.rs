//! Nobody can break it: many processes at once, processes that are killed, servers that are killed. The long run (`MIGRATOR_TESTS=full`) does all of
//! it many times more often.

#![expect(clippy::unwrap_used, reason = "a step that fails ends the test")]

#[path = "proof/history.rs"]
mod history;
#[path = "proof/kill.rs"]
mod kill;
#[path = "proof/lease.rs"]
mod lease;
#[path = "proof/pooler.rs"]
mod pooler;
#[path = "proof/power.rs"]
mod power;
#[path = "proof/race.rs"]
mod race;
#[path = "proof/start.rs"]
mod start;
#[path = "proof/whole.rs"]
mod whole;

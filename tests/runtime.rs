//! The runtime on real databases with rows in them.
#![expect(clippy::unwrap_used, reason = "a step that fails ends the test")]

#[path = "runtime/backfill.rs"]
mod backfill;
#[path = "runtime/baseline.rs"]
mod baseline;
#[path = "runtime/basics.rs"]
mod basics;
#[path = "runtime/batches.rs"]
mod batches;
#[path = "runtime/cancel.rs"]
mod cancel;
#[path = "runtime/compute.rs"]
mod compute;
#[path = "runtime/drift.rs"]
mod drift;
#[path = "runtime/drift_limits.rs"]
mod drift_limits;
#[path = "runtime/each.rs"]
mod each;
#[path = "runtime/embedded.rs"]
mod embedded;
#[path = "runtime/engine.rs"]
mod engine;
#[path = "runtime/environment.rs"]
mod environment;
#[path = "runtime/existing.rs"]
mod existing;
#[path = "runtime/failures.rs"]
mod failures;
#[path = "runtime/fresh.rs"]
mod fresh;
#[path = "runtime/groups.rs"]
mod groups;
#[path = "runtime/history.rs"]
mod history;
#[path = "runtime/lease.rs"]
mod lease;
#[path = "runtime/limits.rs"]
mod limits;
#[path = "runtime/marks.rs"]
mod marks;
#[path = "runtime/mysql.rs"]
mod mysql;
#[path = "runtime/noop.rs"]
mod noop;
#[path = "runtime/pgbouncer.rs"]
mod pgbouncer;
#[path = "runtime/pooler.rs"]
mod pooler;
#[path = "runtime/postgres.rs"]
mod postgres;
#[path = "runtime/processes.rs"]
mod processes;
#[path = "runtime/rebuild.rs"]
mod rebuild;
#[path = "runtime/refusals.rs"]
mod refusals;
#[path = "runtime/replaces.rs"]
mod replaces;
#[path = "runtime/resume.rs"]
mod resume;
#[path = "runtime/retired.rs"]
mod retired;
#[path = "runtime/reverse.rs"]
mod reverse;
#[path = "runtime/roles.rs"]
mod roles;
#[path = "runtime/schema.rs"]
mod schema;
#[path = "runtime/seeds.rs"]
mod seeds;
#[path = "runtime/support.rs"]
mod support;
#[path = "runtime/testing.rs"]
mod testing;
#[path = "runtime/tools.rs"]
mod tools;
#[path = "runtime/verify.rs"]
mod verify;
#[path = "runtime/wire.rs"]
mod wire;

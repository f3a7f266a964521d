//! Throwaway database servers for the suites.
//!
//! - The suites share one server of each kind: `tests/run` starts them with this crate's binary, `servers run`, and a suite asks [`url`]
//!   where they are.
//! - A test that stops or kills a server starts one of its own: [`Server::start`].
//! - A test behind a pooler starts it before the shared PostgreSQL: [`Pooler::start`].
//!
//! However the owner of a server ends, also by SIGKILL, a small guard process ends the server and removes its folder. Servers are started on
//! systems with `/proc`; elsewhere the variables name servers that run already.

mod engine;
mod error;
mod guard;
mod kind;
mod place;
mod pooler;
mod process;
mod server;
mod start;

pub use engine::{PASSWORD_ROLE, find};
pub use error::Error;
pub use guard::Guard;
pub use kind::{Kind, POOLER, SKIP_VARIABLE, Wanted, is_pooler_skipped, is_skipped, url};
pub use pooler::{PoolMode, Pooler, find_pooler};
pub use server::{Options, Server};

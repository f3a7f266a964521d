//! Entity-driven database migrations.

mod migration;
mod plan;

pub use migration::{Migration, Migrations};
pub use plan::Plan;
pub use schema_core::Dialect;

/// What a migration module needs.
pub mod prelude {
    pub use crate::{Dialect, Migration, Plan};
}

/// Brings the migrations of this package into the program: `pub mod migrations`, with `migrations::MIGRATIONS`.
///
/// The build script writes the list of the files; it names them, this line compiles them in.
#[macro_export]
macro_rules! embed {
    () => {
        #[allow(missing_docs, unreachable_pub, clippy::all, clippy::pedantic, reason = "generated")]
        pub mod migrations {
            include!(concat!(env!("OUT_DIR"), "/migrations.rs"));
        }
    };
}

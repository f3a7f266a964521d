//! Entity-driven database migrations.

mod agenda;
mod apply;
mod backend;
mod column_type;
mod embedded;
mod entity;
mod environment;
mod error;
mod journal;
mod migration;
mod migrator;
mod plan;
mod preview;
mod registry;
mod report;
mod sql;
mod status;
mod target;
mod wait;

pub use backend::MigratePool;
pub use column_type::{ColumnType, UnknownVariant};
pub use entity::{Entity, EntityEnum, Registered, registered};
pub use environment::{ENVIRONMENT_VARIABLE, Environment};
pub use error::Error;
pub use migration::{Migration, Migrations};
pub use migrator::{Atomicity, Late, Migrator};
pub use plan::{Plan, PlanStatement, RunConnection, RunStep};
pub use preview::{PlannedMigration, Preview};
pub use report::{Did, Done, Report};
pub use schema_core::Dialect;
#[cfg(feature = "derive")]
pub use schema_derive::{ColumnType, Entity, EntityEnum};
pub use sea_query;
pub use status::{MigrationState, MigrationStatus, Status};
pub use target::Target;

/// What a migration module needs.
pub mod prelude {
    pub use crate::{Dialect, Migration, Plan};
}

/// Reading what a database holds.
pub mod introspect {
    #[cfg(feature = "sqlite")]
    pub use crate::backend::sqlite::introspect::{Catalog, Object, ObjectKind, sqlite};
}

/// What the derives write into a program; nothing here is for people.
#[doc(hidden)]
pub mod __private {
    pub use crate::column_type::{NotOption, Nullability, column, column_with_sql, is_entity, target};
    pub use crate::entity::Registration;
    pub use inventory;
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

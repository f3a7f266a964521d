//! An empty SQLite database for a while: in memory, so that nothing can stay.

use sqlx::SqlitePool;

use super::scratch;
use crate::Error;
use crate::backend::{Backend, BoxFuture, Scratch};

/// A database in memory.
pub(super) struct ScratchDatabase(SqlitePool);

impl ScratchDatabase {
    /// One with the collations, extensions and callbacks of `pool`.
    pub(super) fn new(pool: &SqlitePool) -> Self {
        // The database is there as long as its one connection is.
        let options = pool.options().clone().min_connections(0).max_connections(1);
        let options = options.idle_timeout(None).max_lifetime(None).test_before_acquire(false);
        Self(options.connect_lazy_with(scratch::in_memory((*pool.connect_options()).clone())))
    }
}

impl Scratch for ScratchDatabase {
    fn backend(&self) -> &dyn Backend {
        &self.0
    }

    fn remove(self: Box<Self>) -> BoxFuture<'static, Result<(), Error>> {
        Box::pin(async move {
            self.0.close().await;
            Ok(())
        })
    }
}

//! A connection beside those of the pool.

use std::sync::Arc;

use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _, PgConnection};

use super::{fault, inlined, rows};
use crate::Error;
use crate::backend::{BoxFuture, Row, SideLine};
use crate::journal::statement::Bound;

pub(super) struct PgSide {
    options: Arc<PgConnectOptions>,
    connection: Option<PgConnection>,
}

impl PgSide {
    pub(super) fn new(options: Arc<PgConnectOptions>) -> Self {
        Self { options, connection: None }
    }
}

impl SideLine for PgSide {
    fn run(&mut self, statement: Bound) -> BoxFuture<'_, Result<Vec<Row>, Error>> {
        Box::pin(async move {
            let failed = |error| fault::error(error, "the lease can't be read or written");
            let mut connection = match self.connection.take() {
                Some(connection) => connection,
                None => self.options.connect().await.map_err(|error| fault::error(error, "no connection to the database for the lease"))?,
            };
            // Settings are the transaction's: a pooler may have others get this connection next.
            let sql = format!("BEGIN; SET LOCAL lock_timeout = 1000; {}; COMMIT", inlined(statement));
            let found = rows(&mut connection, sql).await.map_err(failed)?;
            self.connection = Some(connection);
            Ok(found)
        })
    }

    fn close(self: Box<Self>) -> BoxFuture<'static, ()> {
        Box::pin(async move {
            if let Some(connection) = self.connection {
                connection.close().await.ok();
            }
        })
    }
}

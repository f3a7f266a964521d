//! A connection beside those of the pool.

use std::sync::Arc;

use schema_core::dialect::mysql::SQL_MODE;
use sqlx::mysql::MySqlConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _, MySqlConnection};

use super::{execute, fault, inlined, rows};
use crate::Error;
use crate::backend::{BoxFuture, Row, SideLine};
use crate::journal::statement::Bound;

pub(super) struct MySqlSide {
    options: Arc<MySqlConnectOptions>,
    connection: Option<MySqlConnection>,
}

impl MySqlSide {
    pub(super) fn new(options: Arc<MySqlConnectOptions>) -> Self {
        Self { options, connection: None }
    }

    async fn connect(&self) -> Result<MySqlConnection, sqlx::Error> {
        let mut connection = self.options.connect().await?;
        let settings = format!("SET SESSION sql_mode = '{SQL_MODE}', lock_wait_timeout = 1, innodb_lock_wait_timeout = 1, autocommit = 1");
        execute(&mut connection, settings).await?;
        Ok(connection)
    }
}

impl SideLine for MySqlSide {
    fn run(&mut self, statement: Bound) -> BoxFuture<'_, Result<Vec<Row>, Error>> {
        Box::pin(async move {
            let failed = |error| fault::error(error, "the lease can't be read or written");
            let mut connection = match self.connection.take() {
                Some(connection) => connection,
                None => self.connect().await.map_err(|error| fault::error(error, "no connection to the database for the lease"))?,
            };
            let found = rows(&mut connection, inlined(statement)).await.map_err(failed)?;
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

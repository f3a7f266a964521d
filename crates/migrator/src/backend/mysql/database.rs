//! An empty MySQL or MariaDB database for a while.

use schema_core::Dialect;
use sqlx::MySqlPool;

use super::scratch::Place;
use crate::backend::{Backend, BoxFuture, Scratch};
use crate::error::{Error, Kind};
use crate::scratch;
use crate::sql;

/// A scratch place with a pool.
pub(super) struct ScratchDatabase {
    pool: MySqlPool,
    place: Place,
}

impl ScratchDatabase {
    /// One on the server of `pool`.
    pub(super) async fn new(pool: &MySqlPool, statements: &[&str]) -> Result<Self, Error> {
        let options = pool.connect_options();
        if let Some(name) = options.get_database() {
            statements.iter().try_for_each(|sql| refuse_name(name, sql))?;
        }
        let name = scratch::unique();
        let place = Place::new(&options, &name).await?;
        let own = pool.options().clone().min_connections(0).max_connections(1);
        Ok(Self { pool: own.connect_lazy_with((*options).clone().database(&name)), place })
    }
}

/// Refuses a statement that would work on the real database, because it names it.
fn refuse_name(database: &str, statement: &str) -> Result<(), Error> {
    let tokens = sql::tokens(Dialect::Mysql, statement);
    let is_point = |at: Option<usize>| at.and_then(|at| tokens.get(at)).is_some_and(|token| token.text == ".");
    let named: Vec<usize> = (0..tokens.len()).filter(|&at| tokens[at].name() == database && !is_point(at.checked_sub(1))).collect();
    // A table or an alias that is called like the database stands somewhere without a point behind it.
    if named.is_empty() || named.iter().any(|at| !is_point(Some(at + 1))) {
        return Ok(());
    }
    let message = format!("a migration names the database `{database}`, so it would change that instead of a scratch database");
    Err(Error::new(Kind::Definition, message).with_hint("leave the name of the database out: the connection has it").with_sql(statement))
}

impl Scratch for ScratchDatabase {
    fn backend(&self) -> &dyn Backend {
        &self.pool
    }

    fn remove(self: Box<Self>) -> BoxFuture<'static, Result<(), Error>> {
        Box::pin(async move {
            let Self { pool, place } = *self;
            pool.close().await;
            place.remove().await
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_database_is_refused_where_it_is_one() {
        for (sql, expected) in [
            ("ALTER TABLE `app`.`user` ADD COLUMN a INT", false),
            ("UPDATE user, app . team SET a = 1", false),
            ("CREATE TABLE app.app (id INT)", false),
            ("UPDATE app SET a = 1 WHERE app.id = 1", true),
            ("CREATE TABLE app (id INT)", true),
            ("UPDATE user SET a = 'FROM app.user'", true),
        ] {
            assert_eq!(refuse_name("app", sql).is_ok(), expected, "{sql}");
        }
    }
}

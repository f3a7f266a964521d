//! A transaction under the lease.

use schema_core::dialect::Statement;

use super::keeper::Guard;
use crate::Error;
use crate::backend::{BoxFuture, Facts, Row, Transaction};
use crate::error::Kind;
use crate::introspect::Catalog;
use crate::journal::statement::Bound;
use crate::plan::{Compute, Recorded, Rows};
use crate::sql::effect::Object;

/// A transaction that commits nothing once somebody else has the lease.
pub(super) struct Guarded<'a> {
    inner: Box<dyn Transaction + 'a>,
    guard: Guard,
    /// The SQL that renews the lease, where every statement commits.
    before: Option<String>,
}

impl<'a> Guarded<'a> {
    pub(super) fn new(inner: Box<dyn Transaction + 'a>, guard: Guard) -> Self {
        let before = guard.commits_at_once().then(|| guard.renew().sql);
        Self { inner, guard, before }
    }

    /// Renews the lease within the transaction, so that nobody takes it before that ends.
    async fn renew(&mut self) -> Result<(), Error> {
        self.inner.query(self.guard.renew()).await.map(drop).map_err(|error| self.explain(error))
    }

    /// Before what commits.
    async fn before(&mut self) -> Result<(), Error> {
        if self.before.is_some() { self.renew().await } else { Ok(()) }
    }

    /// What it means that the lease could not be renewed.
    fn explain(&self, error: Error) -> Error {
        if error.kind() == Kind::Statement { self.guard.lose() } else { error }
    }
}

impl Transaction for Guarded<'_> {
    fn has_table<'a>(&'a mut self, name: &'a str) -> BoxFuture<'a, Result<bool, Error>> {
        self.inner.has_table(name)
    }

    fn query(&mut self, statement: Bound) -> BoxFuture<'_, Result<Vec<Row>, Error>> {
        self.inner.query(statement)
    }

    fn number(&mut self, statement: Bound) -> BoxFuture<'_, Result<Option<i64>, Error>> {
        self.inner.number(statement)
    }

    fn state(&self, objects: &[Object]) -> String {
        self.inner.state(objects)
    }

    fn facts<'a>(&'a mut self, table: &'a str) -> BoxFuture<'a, Result<Option<Facts>, Error>> {
        self.inner.facts(table)
    }

    fn change<'a>(&'a mut self, sql: &'a str) -> BoxFuture<'a, Result<u64, Error>> {
        self.inner.change(sql)
    }

    fn compute<'a>(&'a mut self, compute: &'a Compute, rows: &'a Rows) -> BoxFuture<'a, Result<u64, Error>> {
        self.inner.compute(compute, rows)
    }

    fn catalog(&mut self) -> BoxFuture<'_, Result<Catalog, Error>> {
        self.inner.catalog()
    }

    fn namespace(&mut self) -> BoxFuture<'_, Result<Option<String>, Error>> {
        self.inner.namespace()
    }

    fn watch<'a>(&'a mut self, steps: &'a [&'a Recorded]) -> BoxFuture<'a, Result<(), Error>> {
        self.inner.watch(steps)
    }

    fn run<'a>(&'a mut self, step: &'a Recorded) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async move {
            if let (Recorded::Statement(Statement::Sql(sql)), true) = (step, self.before.is_some()) {
                return self.run_sql(&[sql], &mut || ()).await;
            }
            self.before().await?;
            self.inner.run(step).await
        })
    }

    fn run_sql<'a>(&'a mut self, statements: &'a [&'a str], done: &'a mut (dyn FnMut() + Send)) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async move {
            let Some(before) = &self.before else { return self.inner.run_sql(statements, done).await };
            let all: Vec<&str> = statements.iter().flat_map(|statement| [before.as_str(), statement]).collect();
            let mut ended = 0;
            let mut counted = || {
                ended += 1;
                if ended % 2 == 0 {
                    done();
                }
            };
            let result = self.inner.run_sql(&all, &mut counted).await;
            result.map_err(|error| if ended % 2 == 0 { self.explain(error) } else { error })
        })
    }

    fn can_join(&self, steps: &[Recorded]) -> bool {
        self.inner.can_join(steps)
    }

    fn settle<'a>(&'a mut self, steps: &'a [Recorded]) -> BoxFuture<'a, Result<(), Error>> {
        self.inner.settle(steps)
    }

    fn purge<'a>(&'a mut self, prefix: &'a str) -> BoxFuture<'a, Result<(), Error>> {
        Box::pin(async move {
            self.before().await?;
            self.inner.purge(prefix).await
        })
    }

    fn commit<'a>(mut self: Box<Self>) -> BoxFuture<'a, Result<(), Error>>
    where
        Self: 'a,
    {
        Box::pin(async move {
            match self.renew().await {
                Ok(()) => self.inner.commit().await,
                Err(error) => self.inner.rollback().await.and(Err(error)),
            }
        })
    }

    fn rollback<'a>(self: Box<Self>) -> BoxFuture<'a, Result<(), Error>>
    where
        Self: 'a,
    {
        self.inner.rollback()
    }
}

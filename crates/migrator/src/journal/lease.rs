//! The row of the lease, and its statements: plain INSERT, UPDATE and SELECT of one row, and the server's clock in microseconds since 1970.
//!
//! | column | |
//! |---|---|
//! | `id` | 1: there is one row |
//! | `fence` | how often the lease was taken; whoever took it knows its number, and writes only while that is the last |
//! | `token` | what tells the one who takes it that it was the one |
//! | `holder`, `taken_at` | who has it, for people, and since when |
//! | `expires_at` | when it ends unless it is renewed; when it ended once it was given back; the table takes nothing below 0 |
//! | `session` | the server's number of the connection that works under it; 0 when nothing can be running any more |

use schema_core::Dialect;
use sea_query::{ColumnDef, Expr, ExprTrait as _, IntoTableRef as _, OnConflict, Query, TableRef};

use super::statement::{Bound, cell, render, table};
use crate::backend::{Cell, Row};

/// The table with the one row.
pub(crate) const LEASE: &str = "_migrator_lease";

/// Where the row is.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) dialect: Dialect,
    /// The schema of the table, where there are schemas.
    pub(crate) namespace: Option<String>,
}

/// The row as it was, with the time by the server's clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) fence: i64,
    pub(crate) token: String,
    pub(crate) holder: String,
    pub(crate) taken_at: i64,
    pub(crate) expires_at: i64,
    pub(crate) session: i64,
    pub(crate) now: i64,
}

/// Who takes it.
#[derive(Debug, Clone)]
pub(crate) struct Taker {
    pub(crate) token: String,
    pub(crate) holder: String,
    pub(crate) session: i64,
    /// For how long, in microseconds.
    pub(crate) lasts: i64,
}

impl Place {
    fn table(&self) -> TableRef {
        match &self.namespace {
            Some(namespace) => (namespace.clone(), LEASE).into_table_ref(),
            None => LEASE.into_table_ref(),
        }
    }

    fn is_mysql(&self) -> bool {
        self.dialect == Dialect::Mysql
    }

    fn now(&self) -> Expr {
        Expr::cust(self.now_sql())
    }

    fn now_sql(&self) -> &'static str {
        if self.is_mysql() {
            "timestampdiff(MICROSECOND, '1970-01-01', utc_timestamp(6))"
        } else {
            "CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS bigint)"
        }
    }

    /// Creates the table where it is missing.
    pub(crate) fn create(&self) -> Bound {
        let number = |name: &'static str| ColumnDef::new(name).big_integer().not_null().take();
        let text = |name: &'static str| ColumnDef::new(name).text().not_null().take();
        let mut lease = table(self.dialect, LEASE);
        lease.table(self.table());
        lease.col(number("id").primary_key()).col(number("fence")).col(text("token")).col(text("holder"));
        lease.col(number("taken_at")).col(number("expires_at")).col(number("session"));
        lease.check(Expr::col("expires_at").gte(0_i64));
        Bound { sql: render!(schema self.dialect, lease), values: Vec::new() }
    }

    /// Adds the row where it is missing.
    pub(crate) fn fill(&self) -> Bound {
        let columns = ["id", "fence", "token", "holder", "taken_at", "expires_at", "session"];
        let values: [Expr; 7] = [1_i64.into(), 0_i64.into(), "".into(), "".into(), 0_i64.into(), 0_i64.into(), 0_i64.into()];
        let mut insert = Query::insert();
        insert.into_table(self.table()).columns(columns).values_panic(values);
        // Nothing changes; `DO NOTHING` is not in all grammars.
        insert.on_conflict(OnConflict::column("id").update_column("id").to_owned());
        render!(query self.dialect, insert)
    }

    /// Reads the row.
    pub(crate) fn look(&self) -> Bound {
        let mut select = Query::select();
        select.columns(["fence", "token", "holder", "taken_at", "expires_at", "session"]).expr(self.now());
        select.from(self.table()).and_where(Expr::col("id").eq(1_i64));
        render!(query self.dialect, select)
    }

    /// Takes the lease, if it is as it was found and has ended.
    pub(crate) fn take(&self, found: &Found, taker: &Taker) -> Bound {
        let mut update = Query::update();
        update.table(self.table()).value("fence", found.fence + 1).value("token", taker.token.as_str());
        update.value("holder", taker.holder.as_str()).value("taken_at", self.now()).value("session", taker.session);
        update.value("expires_at", self.now().add(taker.lasts));
        let (is_free, is_same) = (Expr::col("expires_at").lte(self.now()), Expr::col("fence").eq(found.fence));
        update.and_where(Expr::col("id").eq(1_i64)).and_where(is_same).and_where(is_free);
        render!(query self.dialect, update)
    }

    /// Renews it, and fails when somebody else took it: the table takes no number below zero, in whichever mode the server is. The row is locked
    /// until the transaction ends. It has no values, so that it can stand before other statements.
    pub(crate) fn renew(&self, fence: i64, lasts: i64) -> Bound {
        let now = self.now_sql();
        let own = Expr::cust(format!("CASE WHEN fence = {fence} THEN {now} + {lasts} ELSE -1 END"));
        let mut update = Query::update();
        update.table(self.table()).value("expires_at", own).and_where(Expr::cust("id = 1"));
        render!(query self.dialect, update)
    }

    /// Gives it back. `settled` says that nothing runs under it any more.
    pub(crate) fn release(&self, fence: i64, settled: bool) -> Bound {
        let mut update = Query::update();
        update.table(self.table()).value("expires_at", self.now());
        if settled {
            update.value("session", 0_i64);
        }
        update.and_where(Expr::col("id").eq(1_i64)).and_where(Expr::col("fence").eq(fence));
        render!(query self.dialect, update)
    }

    /// The server's number of a connection.
    pub(crate) fn session(&self) -> Bound {
        let sql = if self.is_mysql() { "SELECT CAST(connection_id() AS signed)" } else { "SELECT pg_backend_pid()" };
        Bound { sql: sql.to_owned(), values: Vec::new() }
    }

    /// A row where the connection of the last lease still runs what was begun before that ended.
    pub(crate) fn runs(&self, found: &Found) -> Bound {
        let Found { session, expires_at, .. } = found;
        let sql = if self.is_mysql() {
            let now = self.now_sql();
            // How long something runs is known in whole seconds.
            format!(
                "SELECT 1 FROM information_schema.processlist WHERE id = {session} AND command <> 'Sleep' \
                 AND {now} - (time + 1) * 1000000 <= {expires_at}"
            )
        } else {
            format!(
                "SELECT 1 FROM pg_catalog.pg_stat_activity WHERE pid = {session} AND state = 'active' \
                 AND CAST(extract(epoch FROM query_start) * 1000000 AS bigint) <= {expires_at}"
            )
        };
        Bound { sql, values: Vec::new() }
    }
}

/// Reads a row of [`Place::look`].
pub(crate) fn read(row: &Row) -> Option<Found> {
    let [fence, token, holder, taken_at, expires_at, session, now] = row.cells.as_slice() else { return None };
    let text = |cell: &Cell| cell.text().map(str::to_owned);
    Some(Found {
        fence: fence.integer()?,
        token: text(token)?,
        holder: text(holder)?,
        taken_at: taken_at.integer()?,
        expires_at: expires_at.integer()?,
        session: session.integer()?,
        now: now.integer()?,
    })
}

#[cfg(all(test, feature = "postgres", feature = "mysql"))]
mod tests {
    use super::*;

    #[test]
    fn the_lease_is_taken_and_renewed_by_conditions() {
        let place = Place { dialect: Dialect::Postgres, namespace: Some("app".to_owned()) };
        let row = |cells: Vec<Cell>| Row { names: Vec::new(), cells };
        let cells = [4, 0, 0, 100, 200, 7, 300].map(Cell::Integer);
        let mut cells = cells.to_vec();
        (cells[1], cells[2]) = (Cell::Text("t".to_owned()), Cell::Text("app".to_owned()));
        let found = read(&row(cells)).unwrap();
        assert_eq!((found.fence, found.session, found.now), (4, 7, 300));
        let taker = Taker { token: "u".to_owned(), holder: "app".to_owned(), session: 8, lasts: 30 };
        let sql = place.take(&found, &taker).sql;
        assert!(sql.starts_with(r#"UPDATE "app"."_migrator_lease" SET "fence" = $1"#), "{sql}");
        assert!(sql.contains(r#"AND "expires_at" <= (CAST(extract(epoch FROM clock_timestamp()) * 1000000 AS bigint))"#), "{sql}");
        let mysql = Place { dialect: Dialect::Mysql, namespace: None };
        assert_eq!(
            mysql.renew(5, 30).sql,
            "UPDATE `_migrator_lease` SET `expires_at` = CASE WHEN fence = 5 THEN \
             timestampdiff(MICROSECOND, '1970-01-01', utc_timestamp(6)) + 30 ELSE -1 END WHERE id = 1"
        );
    }
}

//! `up()` with nothing to do: the same at ten and at ten thousand applied migrations, against a query that reads one row.

mod support;

use std::time::Instant;

use migrator::{Migration, Migrations, Migrator, Plan};
use sqlx::SqlitePool;

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    support::heading("up() with nothing to do, release");
    let mut first = None;
    for count in [10, 10_000] {
        let (noop, read) = runtime.block_on(measure(count));
        let base = *first.get_or_insert(noop);
        let figure = format!("{:.1} us", noop * 1e6);
        support::line(
            &format!("{count} migrations applied"),
            &figure,
            &format!("{:.2}x reading one row; {:.2}x that of 10", noop / read, noop / base),
        );
    }
}

fn up(plan: &mut Plan) {
    plan.sql("INSERT INTO log (at) VALUES (1)");
}

fn down(plan: &mut Plan) {
    plan.sql("DELETE FROM log");
}

/// The seconds of a no-op and of reading one row, best of many.
async fn measure(count: usize) -> (f64, f64) {
    let pool = SqlitePool::connect("sqlite::memory:").await.expect("a database in memory");
    sqlx::raw_sql("CREATE TABLE log (at INTEGER); CREATE TABLE one (value TEXT); INSERT INTO one VALUES ('0123456789abcdef')")
        .execute(&pool)
        .await
        .expect("two tables");
    let migrations = history(count);
    Migrator::new(migrations).up(&pool).await.expect("they apply");
    let (mut noop, mut read) = (f64::INFINITY, f64::INFINITY);
    for _ in 0..500 {
        let start = Instant::now();
        Migrator::new(migrations).up(&pool).await.expect("nothing to do");
        noop = noop.min(start.elapsed().as_secs_f64());

        let start = Instant::now();
        let _: String = sqlx::query_scalar("SELECT value FROM one").fetch_one(&pool).await.expect("a row");
        read = read.min(start.elapsed().as_secs_f64());
    }
    let rows: i64 = sqlx::query_scalar("SELECT count(*) FROM log").fetch_one(&pool).await.expect("a count");
    assert_eq!(usize::try_from(rows).ok(), Some(count), "each was applied once");
    (noop, read)
}

/// A history of that length, made for the life of the program as a generated one is.
fn history(count: usize) -> &'static Migrations {
    let text = |text: String| -> &'static str { Box::leak(text.into_boxed_str()) };
    let one = |number: usize| -> &'static Migration {
        Box::leak(Box::new(Migration::new(text(format!("{number:014}")), text(format!("entry_{number}")), up, down)))
    };
    let list: Vec<&'static Migration> = (0..count).map(one).collect();
    Box::leak(Box::new(Migrations::new(Box::leak(list.into_boxed_slice())).head(text(format!("{count:016x}")))))
}

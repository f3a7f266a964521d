//! `up()` with nothing to do: the same at ten and at ten thousand applied migrations, against a query that reads one row. With names as
//! arguments (`sqlite`, `postgres`, `mysql`) only on those databases.

mod support;

use std::time::Instant;

use migrator::{MigratePool, Migration, Migrations, Migrator, Plan};
use sqlx::{ColumnIndex, Database, Decode, Executor, MySqlPool, PgPool, Pool, Row as _, SqlitePool, Type};
use support::target::Target;

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let folder = support::scratch("bench-up");
    for name in support::named(["sqlite", "postgres", "mysql"]) {
        let target = Target::new(name, &folder);
        support::heading(&format!("up() with nothing to do on {}, release, time", target.name));
        let mut first = None;
        for count in [10, 10_000] {
            target.empty();
            let (noop, read) = runtime.block_on(measure_on(name, &target, count));
            let base = *first.get_or_insert(noop);
            let figure = format!("{:.1} us", noop * 1e6);
            support::line(
                &format!("{count} migrations applied"),
                &figure,
                &format!("{:.2}x reading one row; {:.2}x that of 10", noop / read, noop / base),
            );
        }
    }
}

fn up(plan: &mut Plan) {
    plan.sql("INSERT INTO log (at) VALUES (1)");
}

fn down(plan: &mut Plan) {
    plan.sql("DELETE FROM log");
}

async fn measure_on(name: &str, target: &Target, count: usize) -> (f64, f64) {
    match name {
        "postgres" => measure(PgPool::connect(&target.url()).await.expect("it was started"), count).await,
        "mysql" => measure(MySqlPool::connect(&target.url()).await.expect("it was started"), count).await,
        _ => measure(SqlitePool::connect("sqlite::memory:").await.expect("a database in memory"), count).await,
    }
}

/// The seconds of a no-op and of reading one row, best of many.
async fn measure<D: Database>(pool: Pool<D>, count: usize) -> (f64, f64)
where
    Pool<D>: MigratePool,
    for<'c> &'c Pool<D>: Executor<'c, Database = D>,
    for<'r> String: Decode<'r, D> + Type<D>,
    for<'r> i64: Decode<'r, D> + Type<D>,
    usize: ColumnIndex<D::Row>,
{
    for sql in ["CREATE TABLE log (at INTEGER)", "CREATE TABLE one (value TEXT)", "INSERT INTO one VALUES ('0123456789abcdef')"] {
        pool.execute(sql).await.expect("two tables");
    }
    let migrations = history(count);
    Migrator::new(migrations).up(&pool).await.expect("they apply");
    let (mut noop, mut read) = (f64::INFINITY, f64::INFINITY);
    for _ in 0..500 {
        let start = Instant::now();
        Migrator::new(migrations).up(&pool).await.expect("nothing to do");
        noop = noop.min(start.elapsed().as_secs_f64());

        let start = Instant::now();
        let row = pool.fetch_one("SELECT value FROM one").await.expect("a row");
        std::hint::black_box(row.get::<String, _>(0));
        read = read.min(start.elapsed().as_secs_f64());
    }
    let rows: i64 = pool.fetch_one("SELECT count(*) FROM log").await.expect("a count").get(0);
    assert_eq!(usize::try_from(rows).ok(), Some(count), "each was applied once");
    pool.close().await;
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

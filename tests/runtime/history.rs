//! A history that shows it when a migration takes effect twice, or not at all, or when a row is lost.

use std::path::Path;

use migrator::{Migration, Migrations, Plan};
use sqlx::SqlitePool;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};

/// How many rows the table that is rebuilt has.
pub(crate) const ROWS: usize = 3_000;

pub(crate) async fn open(path: &Path) -> Result<SqlitePool, sqlx::Error> {
    let options = SqliteConnectOptions::new().filename(path).create_if_missing(true);
    SqlitePoolOptions::new().max_connections(1).connect_with(options).await
}

fn create(plan: &mut Plan) {
    plan.sql("CREATE TABLE counter (n INTEGER NOT NULL)");
    plan.sql("INSERT INTO counter VALUES (0)");
    plan.sql("CREATE TABLE item (id INTEGER PRIMARY KEY AUTOINCREMENT, label TEXT NOT NULL)");
    plan.sql("CREATE TABLE part (id INTEGER PRIMARY KEY, item_id INTEGER NOT NULL REFERENCES item (id) ON DELETE CASCADE)");
    plan.sql(format!(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {ROWS}) INSERT INTO item SELECT i, 'item ' || i FROM n"
    ));
    plan.sql("INSERT INTO part SELECT id, id FROM item");
}

fn count(plan: &mut Plan) {
    plan.sql("UPDATE counter SET n = n + 1");
}

fn rebuild(plan: &mut Plan) {
    plan.rebuild(
        "item",
        &["id", "label"],
        &[
            "CREATE TABLE _new_item (id INTEGER PRIMARY KEY AUTOINCREMENT, label TEXT)",
            "INSERT INTO _new_item (id, label) SELECT id, label FROM item",
            "DROP TABLE item",
            "ALTER TABLE _new_item RENAME TO item",
        ],
    );
    count(plan);
}

fn nothing(_: &mut Plan) {}

const fn migration(id: &'static str, name: &'static str, up: fn(&mut Plan)) -> Migration {
    Migration::new(id, name, up, nothing)
}

static FIRST: Migration = migration("20250101000000", "create", create);

/// The whole history.
pub(crate) static MIGRATIONS: Migrations = Migrations::new(&[
    &FIRST,
    &migration("20250102000001", "count_1", count),
    &migration("20250102000002", "rebuild_2", rebuild),
    &migration("20250102000003", "count_3", count),
    &migration("20250102000004", "rebuild_4", rebuild),
    &migration("20250102000005", "count_5", count),
    &migration("20250102000006", "rebuild_6", rebuild),
    &migration("20250102000007", "count_7", count),
    &migration("20250102000008", "rebuild_8", rebuild),
])
.head("history");

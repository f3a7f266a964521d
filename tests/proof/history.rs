//! A history that shows it when a statement takes effect twice, or not at all, or when a row is lost: what is there is counted up, and indexes
//! are built that can be built in no transaction.

pub(crate) mod copied;

use migrator::prelude::{MySql, Postgres, Sqlite};
use migrator::{Backfill, Dialect, Migration, Migrations, Plan};

/// How many rows the table has that everything is about.
pub(crate) const ROWS: usize = 500;

fn create(plan: &mut Plan) {
    plan.sql("CREATE TABLE counter (id INTEGER PRIMARY KEY, n INTEGER NOT NULL)");
    plan.sql("INSERT INTO counter VALUES (1, 0)");
    plan.sql("CREATE TABLE item (id INTEGER PRIMARY KEY, label VARCHAR(50) NOT NULL, amount INTEGER NOT NULL)");
    let rows: Vec<String> = (1..=ROWS).map(|id| format!("({id}, 'item {id}', {id})")).collect();
    plan.sql(format!("INSERT INTO item VALUES {}", rows.join(", ")));
    copied::create(plan);
}

fn destroy(plan: &mut Plan) {
    copied::destroy(plan);
    plan.sql("DROP TABLE item");
    plan.sql("DROP TABLE counter");
}

fn count(plan: &mut Plan) {
    plan.sql("UPDATE counter SET n = n + 1");
}

fn count_back(plan: &mut Plan) {
    plan.sql("UPDATE counter SET n = n - 1");
}

fn note(plan: &mut Plan) {
    plan.sql("ALTER TABLE item ADD COLUMN note VARCHAR(50)");
    plan.sql("UPDATE item SET note = label");
    plan.sql("UPDATE item SET amount = amount + 1");
}

fn unnote(plan: &mut Plan) {
    plan.sql("UPDATE item SET amount = amount - 1");
    plan.sql("ALTER TABLE item DROP COLUMN note");
}

/// An index, built without a lock where the database can.
fn build(plan: &mut Plan, kind: &str, name: &str, column: &str) {
    let concurrently = if plan.dialect() == Dialect::Postgres { "CONCURRENTLY " } else { "" };
    plan.sql(format!("CREATE {kind} {concurrently}{name} ON item ({column})"));
}

fn raze(plan: &mut Plan, name: &str) {
    match plan.dialect() {
        Dialect::Postgres => plan.sql(format!("DROP INDEX CONCURRENTLY {name}")),
        Dialect::Mysql => plan.sql(format!("DROP INDEX {name} ON item")),
        _ => plan.sql(format!("DROP INDEX {name}")),
    }
}

fn index(plan: &mut Plan) {
    build(plan, "INDEX", "item_amount", "amount");
    count(plan);
}

fn unindex(plan: &mut Plan) {
    count_back(plan);
    raze(plan, "item_amount");
}

fn parts(plan: &mut Plan) {
    plan.sql("CREATE TABLE part (id INTEGER PRIMARY KEY, item_id INTEGER NOT NULL, FOREIGN KEY (item_id) REFERENCES item (id))");
    plan.sql("INSERT INTO part SELECT id, id FROM item");
}

fn unparts(plan: &mut Plan) {
    plan.sql("DROP TABLE part");
}

fn rename(plan: &mut Plan) {
    plan.sql("ALTER TABLE item RENAME COLUMN amount TO total");
    plan.sql("UPDATE item SET total = total + 1");
}

fn unrename(plan: &mut Plan) {
    plan.sql("UPDATE item SET total = total - 1");
    plan.sql("ALTER TABLE item RENAME COLUMN total TO amount");
}

fn unique(plan: &mut Plan) {
    build(plan, "UNIQUE INDEX", "item_label", "label");
    raze(plan, "item_amount");
    count(plan);
}

fn ununique(plan: &mut Plan) {
    count_back(plan);
    build(plan, "INDEX", "item_amount", "total");
    raze(plan, "item_label");
}

/// What a function needs of a row.
#[derive(Clone, Copy, sqlx::FromRow)]
struct Item {
    total: i32,
}

fn more(item: Item) -> i32 {
    item.total + 1
}

fn less(item: Item) -> i32 {
    item.total - 1
}

/// Gives every total a value by a function: in batches, each a transaction, and then in the one of what is around it.
fn compute(plan: &mut Plan, function: fn(Item) -> i32) {
    let batches = Backfill::of("item").key(["id"]).batch(300);
    for backfill in [batches.clone(), batches.in_transaction()] {
        match plan.dialect() {
            Dialect::Sqlite => plan.compute::<Sqlite, _>(backfill, "total", function),
            Dialect::Postgres => plan.compute::<Postgres, _>(backfill, "total", function),
            Dialect::Mysql => plan.compute::<MySql, _>(backfill, "total", function),
            _ => plan.unsupported(),
        }
    }
}

/// Adds to every total, in batches: by SQL, and by a function.
fn raise(plan: &mut Plan) {
    plan.backfill(Backfill::of("item").set("total", "total + 1").key(["id"]).batch(300));
    compute(plan, more);
    count(plan);
}

fn lower(plan: &mut Plan) {
    count_back(plan);
    compute(plan, less);
    plan.backfill(Backfill::of("item").set("total", "total - 1").key(["id"]).batch(250));
}

/// Fails when everything before its last step has happened.
fn fail(plan: &mut Plan) {
    plan.sql("CREATE TABLE bin (id INTEGER PRIMARY KEY, item_id INTEGER)");
    plan.sql("ALTER TABLE item ADD COLUMN extra VARCHAR(60)");
    plan.sql("UPDATE item SET extra = concat(label, '!')");
    plan.sql("ALTER TABLE item MODIFY total BIGINT, RENAME COLUMN label TO title, ADD INDEX item_extra (extra)");
    plan.sql("ALTER TABLE bin ADD CONSTRAINT bin_item FOREIGN KEY (item_id) REFERENCES item (id)");
    plan.sql("DROP INDEX item_label ON item");
    plan.sql("ALTER TABLE part DROP FOREIGN KEY part_ibfk_1");
    plan.sql("RENAME TABLE item TO thing, bin TO box");
    plan.check("there are items", "SELECT id FROM thing");
}

/// What comes after it, on MySQL and MariaDB, and always fails.
pub(crate) static FAILS: Migrations = Migrations::new(&[&Migration::new("20250103000000", "fail", fail, |_| ())]).head("fails");

/// The whole history.
pub(crate) static MIGRATIONS: Migrations = Migrations::new(&[
    &Migration::new("20250101000000", "create", create, destroy),
    &Migration::new("20250102000002", "note", note, unnote),
    &Migration::new("20250102000003", "index", index, unindex),
    &Migration::new("20250102000004", "parts", parts, unparts),
    &Migration::new("20250102000005", "rename", rename, unrename),
    &Migration::new("20250102000006", "unique", unique, ununique),
    &Migration::new("20250102000007", "raise", raise, lower),
    &copied::SPLIT,
    &copied::MERGE,
])
.head("proof");

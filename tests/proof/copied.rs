//! Rows that queries copy, by the statements that the build writes for `from`: into a table that appears, and into one that is there when another
//! goes.

use std::slice;
use std::sync::OnceLock;

use integration::change::{Change, record};
use integration::database::DIALECTS;
use migrator::{Dialect, Migration, Plan};
use schema_core::Schema;
use schema_core::dialect::Statement;
use schema_core::diff::{Intent, TableIntent};
use schema_core::schema::{Column, DataType, Table};
use schema_core::snapshot::Snapshot;

use super::ROWS;

/// How many rows the table has that goes.
pub(crate) const SPARES: usize = 100;

const SPLIT_ID: &str = "20250102000008";
const MERGE_ID: &str = "20250102000009";

/// All items, in a table of their own.
pub(super) static SPLIT: Migration = Migration::new(SPLIT_ID, "split", split, unsplit).again(split_again);

/// What was spare comes to them.
pub(super) static MERGE: Migration = Migration::new(MERGE_ID, "merge", merge, unmerge).again(merge_again);

pub(super) fn create(plan: &mut Plan) {
    plan.sql("CREATE TABLE spare (id INTEGER PRIMARY KEY, label VARCHAR(50), total INTEGER)");
    let rows: Vec<String> = (1..=SPARES).map(|id| format!("({id}, 'spare {id}', {id})")).collect();
    plan.sql(format!("INSERT INTO spare VALUES {}", rows.join(", ")));
}

pub(super) fn destroy(plan: &mut Plan) {
    plan.sql("DROP TABLE spare");
}

fn table(name: &str, columns: &[&str]) -> Table {
    let column = |name: &&str| {
        let data_type = if ["label", "note"].contains(name) { DataType::Text(Some(50)) } else { DataType::Int32 };
        Column { nullable: *name != "id", ..Column::new(*name, data_type) }
    };
    let columns = columns.iter().map(column).collect();
    Table { name: name.to_owned(), columns, primary_key: vec!["id".to_owned()], ..Table::default() }
}

/// What the entities say: `stock` gets what the queries find.
fn intent(queries: &[String]) -> Intent {
    let stock = TableIntent { from: queries.to_vec(), ..TableIntent::default() };
    Intent { tables: [("stock".to_owned(), stock)].into(), ..Intent::default() }
}

/// The two migrations, as they are for the database.
fn changes(dialect: Dialect) -> &'static [Change; 2] {
    static CHANGES: [OnceLock<[Change; 2]>; 3] = [OnceLock::new(), OnceLock::new(), OnceLock::new()];
    let at = DIALECTS.iter().position(|known| *known == dialect).expect("it is one that the suites know");
    CHANGES[at].get_or_init(|| planned(dialect))
}

fn planned(dialect: Dialect) -> [Change; 2] {
    let item = table("item", &["id", "label", "total", "note"]);
    let spare = table("spare", &["id", "label", "total"]);
    let stock = table("stock", &["id", "label", "amount", "note"]);
    let schema = |tables: &[&Table]| Schema { tables: tables.iter().map(|table| (*table).clone()).collect(), ..Schema::default() };
    let before = Snapshot { schema: schema(&[&item, &spare]), ..Snapshot::default() };
    let items = "SELECT id, label, total AS amount FROM item".to_owned();
    let spares = format!("SELECT id + {ROWS} AS id, label, total AS amount FROM spare");
    let change = |before: &Snapshot, after: &[&Table], queries: &[String], id| {
        Change::new(dialect, before, &schema(after), &intent(queries), id).unwrap_or_else(|obstacle| panic!("{obstacle:?}"))
    };
    let split = change(&before, &[&item, &spare, &stock], slice::from_ref(&items), SPLIT_ID);
    let merge = change(&split.after, &[&item, &stock], &[items, spares], MERGE_ID);
    [split, merge]
}

fn again(change: &Change) -> &[Statement] {
    change.again.as_deref().expect("`up` after `down` is something else")
}

fn split(plan: &mut Plan) {
    let [split, _] = changes(plan.dialect());
    record(plan, &split.up);
}

fn unsplit(plan: &mut Plan) {
    let [split, _] = changes(plan.dialect());
    record(plan, &split.down);
}

fn split_again(plan: &mut Plan) {
    let [split, _] = changes(plan.dialect());
    record(plan, again(split));
}

fn merge(plan: &mut Plan) {
    let [_, merge] = changes(plan.dialect());
    record(plan, &merge.up);
}

fn unmerge(plan: &mut Plan) {
    let [_, merge] = changes(plan.dialect());
    record(plan, &merge.down);
}

fn merge_again(plan: &mut Plan) {
    let [_, merge] = changes(plan.dialect());
    record(plan, again(merge));
}

//! What a database must be when everything took effect once.

use integration::database::Database;
use migrator::Migrator;
use migrator::introspect::Catalog;
use tokio::sync::OnceCell;

use crate::history::copied::SPARES;
use crate::history::{MIGRATIONS, ROWS};

/// How often the history counts.
const COUNTS: usize = 3;

/// How many migrations there are.
const MIGRATIONS_COUNT: usize = 9;

/// How many rows got a note from somebody when all migrations were applied.
const NOTED: usize = 20;

/// The catalogs that runs which nobody disturbs lead to.
static EXPECTED: [OnceCell<Catalog>; 3] = [OnceCell::const_new(), OnceCell::const_new(), OnceCell::const_new()];

async fn expected(database: &Database) -> &'static Catalog {
    let at = integration::database::DIALECTS.iter().position(|dialect| *dialect == database.dialect()).unwrap();
    EXPECTED[at]
        .get_or_init(async || {
            let undisturbed = Database::shared(database.dialect()).await.unwrap();
            undisturbed.up(&Migrator::new(&MIGRATIONS)).await.unwrap();
            let catalog = sorted(&undisturbed).await;
            undisturbed.close().await;
            catalog
        })
        .await
}

/// The catalog, with its tables by name: those that come back are not where they were.
async fn sorted(database: &Database) -> Catalog {
    let mut catalog = database.catalog().await.unwrap();
    catalog.schema.tables.sort_by(|one, other| one.name.cmp(&other.name));
    catalog
}

/// Every migration took effect once, and the database is what it would be had nobody disturbed.
pub(crate) async fn assert_whole(database: &Database, context: &str) {
    let ids = ROWS * (ROWS + 1) / 2;
    let spare_ids = SPARES * (SPARES + 1) / 2;
    for (sql, expected) in [
        ("SELECT n FROM counter", vec![COUNTS]),
        ("SELECT count(*), sum(id), sum(total) FROM item", vec![ROWS, ids, ids + 5 * ROWS]),
        ("SELECT count(*) FROM item WHERE note = label", vec![ROWS]),
        ("SELECT count(*), sum(item_id) FROM part", vec![ROWS, ids]),
        ("SELECT count(*), sum(id), sum(amount) FROM stock WHERE label LIKE 'item %'", vec![ROWS, ids, ids + 5 * ROWS]),
        ("SELECT count(*), sum(id - 500), sum(amount) FROM stock WHERE label LIKE 'spare %'", vec![SPARES, spare_ids, spare_ids]),
        ("SELECT count(*), count(DISTINCT id) FROM _migrator_journal", vec![MIGRATIONS_COUNT; 2]),
        ("SELECT count(*) FROM _migrator_journal WHERE state = 'applied'", vec![MIGRATIONS_COUNT]),
    ] {
        let rows = database.literals(sql).await.unwrap();
        let expected: Vec<String> = expected.iter().map(ToString::to_string).collect();
        let found: Vec<String> = rows.concat().into_iter().map(|cell| cell.trim_matches('\'').to_owned()).collect();
        assert_eq!(found, expected, "{context}: {sql}");
    }
    assert_eq!(&sorted(database).await, expected(database).await, "{context}");
    assert_eq!(database.damages().await.unwrap(), Vec::<String>::new(), "{context}");
}

/// Writes what no migration knows of into rows that were copied.
pub(crate) async fn write_notes(database: &Database) {
    database.run(&format!("UPDATE stock SET note = label WHERE id > {0} - {1} AND id <= {0} + {1}", ROWS, NOTED / 2)).await.unwrap();
}

/// It is there again, whatever became of the rows in the meantime.
pub(crate) async fn assert_notes(database: &Database, context: &str) {
    let rows = database.literals("SELECT count(*) FROM stock WHERE note = label").await.unwrap();
    assert_eq!(rows.concat(), [NOTED.to_string()], "{context}: what was written into rows that were copied");
}

//! What a database must be when everything took effect once.

use integration::database::Database;
use migrator::Migrator;
use migrator::introspect::Catalog;
use tokio::sync::OnceCell;

use crate::history::{MIGRATIONS, ROWS};

/// How often the history counts.
const COUNTS: usize = 8;

/// How many migrations there are.
const MIGRATIONS_COUNT: usize = 9;

/// The catalogs that runs which nobody disturbs lead to.
static EXPECTED: [OnceCell<Catalog>; 3] = [OnceCell::const_new(), OnceCell::const_new(), OnceCell::const_new()];

async fn expected(database: &Database) -> &'static Catalog {
    let at = integration::database::DIALECTS.iter().position(|dialect| *dialect == database.dialect()).unwrap();
    EXPECTED[at]
        .get_or_init(async || {
            let undisturbed = Database::shared(database.dialect()).await.unwrap();
            undisturbed.up(&Migrator::new(&MIGRATIONS)).await.unwrap();
            let catalog = undisturbed.catalog().await.unwrap();
            undisturbed.close().await;
            catalog
        })
        .await
}

/// Every migration took effect once, and the database is what it would be had nobody disturbed.
pub(crate) async fn assert_whole(database: &Database, context: &str) {
    let ids = ROWS * (ROWS + 1) / 2;
    for (sql, expected) in [
        ("SELECT n FROM counter", vec![COUNTS]),
        ("SELECT count(*), sum(id), sum(total) FROM item", vec![ROWS, ids, ids + 3 * ROWS]),
        ("SELECT count(*) FROM item WHERE note = label", vec![ROWS]),
        ("SELECT count(*), sum(item_id) FROM part", vec![ROWS, ids]),
        ("SELECT count(*), count(DISTINCT id) FROM _migrator_journal", vec![MIGRATIONS_COUNT; 2]),
        ("SELECT count(*) FROM _migrator_journal WHERE state = 'applied'", vec![MIGRATIONS_COUNT]),
    ] {
        let rows = database.literals(sql).await.unwrap();
        let expected: Vec<String> = expected.iter().map(ToString::to_string).collect();
        let found: Vec<String> = rows.concat().into_iter().map(|cell| cell.trim_matches('\'').to_owned()).collect();
        assert_eq!(found, expected, "{context}: {sql}");
    }
    assert_eq!(&database.catalog().await.unwrap(), expected(database).await, "{context}");
    assert_eq!(database.damages().await.unwrap(), Vec::<String>::new(), "{context}");
}

//! Checks.

use std::collections::BTreeMap;

use schema_core::schema::Check;
use sqlx::{Error, MySqlConnection};

use super::{records, text};

/// A check.
pub(super) struct Found {
    pub(super) check: Check,
    /// Whether it was written at a column; MariaDB names it as that.
    pub(super) of_column: bool,
    /// Whether it is applied.
    pub(super) enforced: bool,
}

/// The checks of all tables, by the name of the table.
pub(super) async fn read(connection: &mut MySqlConnection, is_mariadb: bool) -> Result<BTreeMap<String, Vec<Found>>, Error> {
    let sql = if is_mariadb {
        "SELECT c.table_name AS owner, c.constraint_name AS name, cast(c.check_clause AS char) AS clause, c.level AS level, 'YES' AS enforced \
         FROM information_schema.check_constraints c WHERE c.constraint_schema = database() ORDER BY 1, 2, 4"
    } else {
        "SELECT t.table_name AS owner, c.constraint_name AS name, cast(c.check_clause AS char) AS clause, 'Table' AS level, \
         t.enforced AS enforced FROM information_schema.check_constraints c JOIN information_schema.table_constraints t \
         ON t.constraint_schema = c.constraint_schema AND t.constraint_name = c.constraint_name AND t.constraint_type = 'CHECK' \
         WHERE c.constraint_schema = database() ORDER BY 1, 2"
    };
    let mut all: BTreeMap<String, Vec<Found>> = BTreeMap::new();
    for row in records(connection, sql.to_owned()).await? {
        let expression = text::expression(&row.text("clause"), is_mariadb);
        all.entry(row.text("owner")).or_default().push(Found {
            check: Check { name: row.text("name"), expression, ..Check::default() },
            of_column: row.get("level") == Some("Column"),
            enforced: row.get("enforced") != Some("NO"),
        });
    }
    Ok(all)
}

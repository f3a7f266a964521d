//! Tables, without what is in them.

use std::collections::BTreeMap;

use schema_core::schema::TableOptions;
use schema_core::schema::name::TEMPORARY_PREFIX;
use sqlx::{Error, MySqlConnection};

use super::{keys, records};
use crate::backend::Cell;
use crate::backend::mysql::{quote, rows};
use crate::backend::record::Record;
use crate::introspect::{Object, ObjectKind};

/// A table.
pub(super) struct Found {
    pub(super) name: String,
    pub(super) options: TableOptions,
    /// What stands for the whole table, where the model can't have it.
    pub(super) foreign: Option<Object>,
    /// What else the model can't have of it.
    pub(super) settings: Vec<Object>,
    pub(super) keys: keys::OfTable,
    /// The parsers of full-text indexes that have one of their own.
    pub(super) parsers: BTreeMap<String, String>,
}

/// All of them, by name.
pub(super) async fn read(connection: &mut MySqlConnection) -> Result<Vec<Found>, Error> {
    let sql = "SELECT t.table_name AS name, t.table_type AS kind, t.engine AS engine, t.table_collation AS collation, \
               t.create_options AS options, t.table_comment AS comment FROM information_schema.tables t \
               WHERE t.table_schema = database() AND t.table_type IN ('BASE TABLE', 'SYSTEM VERSIONED')";
    let mut all = Vec::new();
    for row in records(connection, sql.to_owned()).await? {
        if !row.text("name").starts_with(TEMPORARY_PREFIX) {
            let statement = created(connection, "TABLE", &row.text("name")).await?;
            all.push(found(&row, &statement));
        }
    }
    all.sort_by(|one, two| one.name.cmp(&two.name));
    Ok(all)
}

/// The statement that creates something of this kind, without what its rows made of it.
pub(super) async fn created(connection: &mut MySqlConnection, kind: &str, name: &str) -> Result<String, Error> {
    let found = rows(connection, format!("SHOW CREATE {kind} {}", quote(name))).await?;
    let sql = match found.into_iter().next().and_then(|row| row.cells.into_iter().nth(1)) {
        Some(Cell::Text(text)) => text,
        // Defaults of binary columns stand in it as they are.
        Some(Cell::Blob(bytes)) => String::from_utf8_lossy(&bytes).into_owned(),
        Some(Cell::Null | Cell::Integer(_) | Cell::Real(_)) | None => String::new(),
    };
    let Some((before, after)) = sql.rsplit_once(" AUTO_INCREMENT=") else { return Ok(sql) };
    Ok(format!("{before}{}", after.trim_start_matches(|c: char| c.is_ascii_digit())))
}

fn found(row: &Record, statement: &str) -> Found {
    let name = row.text("name");
    let object = |kind, sql: String| Object { kind, name: name.clone(), table: name.clone(), sql };
    let options = row.text("options");
    let has_period = statement.lines().any(|line| line.trim_start().starts_with("PERIOD FOR"));
    let is_partitioned = options.split(' ').any(|option| option == "partitioned");
    let is_foreign = row.get("kind") != Some("BASE TABLE") || is_partitioned || has_period || name.contains('.');
    let collation = row.get("collation").map(str::to_owned);
    let settings = (!options.is_empty()).then(|| object(ObjectKind::Setting, format!("ALTER TABLE {} {options}", quote(&name))));
    Found {
        options: TableOptions {
            comment: row.get("comment").filter(|comment| !comment.is_empty()).map(str::to_owned),
            charset: collation.as_deref().map(charset_of),
            collation,
            engine: row.get("engine").filter(|engine| *engine != "InnoDB").map(str::to_owned),
            ..TableOptions::default()
        },
        foreign: is_foreign.then(|| object(ObjectKind::Table, statement.to_owned())),
        settings: settings.into_iter().collect(),
        keys: keys::read(&name, statement),
        parsers: statement.lines().filter_map(parser).collect(),
        name,
    }
}

/// The character set that a collation is of: its name begins with it.
pub(super) fn charset_of(collation: &str) -> String {
    collation.split('_').next().unwrap_or_default().to_owned()
}

/// A full-text index and its parser, from its line in a statement.
fn parser(line: &str) -> Option<(String, String)> {
    let rest = line.trim_start().strip_prefix("FULLTEXT KEY `")?;
    let (name, rest) = rest.split_once("` (")?;
    let (parser, _) = rest.split_once("WITH PARSER `")?.1.split_once('`')?;
    Some((name.replace("``", "`"), parser.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parsers_are_found() {
        let found = parser("  FULLTEXT KEY `a``b` (`c`) /*!50100 WITH PARSER `ngram` */ ,");
        assert_eq!(found, Some(("a`b".to_owned(), "ngram".to_owned())));
        assert_eq!(parser("  FULLTEXT KEY `a` (`c`),"), None);
    }
}

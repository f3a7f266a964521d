//! Columns.

use std::collections::BTreeMap;

use schema_core::dialect::mysql::{parse_default, parse_type};
use schema_core::schema::name::RETIRED_PREFIX;
use schema_core::schema::{Column, Default, Generated, RetiredColumn};
use sqlx::{Error, MySqlConnection};

use super::tables::Found;
use super::{records, text};
use crate::backend::mysql::quote;
use crate::backend::record::Record;
use crate::introspect::{Object, ObjectKind};

/// The columns of a table.
#[derive(Default)]
pub(super) struct OfTable {
    pub(super) columns: Vec<Column>,
    pub(super) retired: Vec<RetiredColumn>,
    /// What the model can't have of them.
    pub(super) settings: Vec<Object>,
}

/// The columns of all tables, by the name of the table.
pub(super) async fn read(connection: &mut MySqlConnection, is_mariadb: bool, tables: &[Found]) -> Result<BTreeMap<String, OfTable>, Error> {
    let reference = if is_mariadb { "NULL" } else { "c.srs_id" };
    let sql = format!(
        "SELECT c.table_name AS owner, c.column_name AS name, cast(c.column_type AS char) AS type, cast(c.column_default AS char) AS value, \
         c.is_nullable AS nullable, c.extra AS extra, cast(c.generation_expression AS char) AS expression, c.character_set_name AS charset, \
         c.collation_name AS collation, cast(c.column_comment AS char) AS comment, cast({reference} AS char) AS reference \
         FROM information_schema.columns c WHERE c.table_schema = database() ORDER BY c.table_name, c.ordinal_position"
    );
    let mut all: BTreeMap<String, OfTable> = BTreeMap::new();
    for row in records(connection, sql).await? {
        let Some(table) = tables.iter().find(|table| table.name == row.text("owner") && table.foreign.is_none()) else { continue };
        let extra = Extra::read(&row.text("extra"));
        let mut column = column(&row, &extra, is_mariadb);
        if column.collation == table.options.collation {
            (column.charset, column.collation) = (None, None);
        }
        if let Some(bytes) = binary_default(connection, &row, &column, is_mariadb).await? {
            column.default = Some(bytes);
        }
        let of_table = all.entry(table.name.clone()).or_default();
        of_table.settings.extend(settings(&row, &extra));
        if column.name.starts_with(RETIRED_PREFIX) {
            of_table.retired.push(RetiredColumn { name: column.name.clone(), column });
        } else {
            of_table.columns.push(column);
        }
    }
    Ok(all)
}

/// What the server says of a column besides.
#[derive(Debug, Default, PartialEq, Eq)]
struct Extra {
    auto_increment: bool,
    /// The default is an expression (MySQL).
    is_expression: bool,
    on_update_now: bool,
    /// Whether a generated column is stored.
    stored: Option<bool>,
    /// Everything else.
    rest: String,
}

impl Extra {
    fn read(text: &str) -> Self {
        let mut extra = Self::default();
        let mut words = text.split(' ').filter(|word| !word.is_empty()).peekable();
        let mut rest = Vec::new();
        while let Some(word) = words.next() {
            let next = words.peek().copied().unwrap_or_default();
            match (word.to_ascii_lowercase().as_str(), next.to_ascii_lowercase().as_str()) {
                ("auto_increment", _) => extra.auto_increment = true,
                ("default_generated", _) => extra.is_expression = true,
                ("stored" | "persistent", "generated") => extra.stored = words.next().map(|_| true),
                ("virtual", "generated") => extra.stored = words.next().map(|_| false),
                ("on", "update") => extra.on_update_now = words.nth(1).is_some(),
                _ => rest.push(word),
            }
        }
        extra.rest = rest.join(" ");
        extra
    }
}

fn column(row: &Record, extra: &Extra, is_mariadb: bool) -> Column {
    let name = row.text("name");
    let data_type = parse_type(&row.text("type"), &format!("{}_{name}", row.text("owner")));
    let default = row.get("value").filter(|value| !(is_mariadb && *value == "NULL"));
    let default = default.map(|value| {
        let sql = if is_mariadb || extra.is_expression { value.to_owned() } else { text::constant(value, &row.text("type")) };
        let constant = parse_default(&sql, &data_type);
        if let Default::Sql(sql) = constant { Default::Sql(text::expression(&sql, is_mariadb)) } else { constant }
    });
    let generated = extra.stored.map(|stored| Generated { expression: text::expression(&row.text("expression"), is_mariadb), stored });
    Column {
        nullable: row.get("nullable") == Some("YES"),
        default: default.filter(|_| generated.is_none()),
        generated,
        auto_increment: extra.auto_increment,
        on_update_now: extra.on_update_now,
        charset: row.get("charset").map(str::to_owned),
        collation: row.get("collation").map(str::to_owned),
        comment: row.get("comment").filter(|comment| !comment.is_empty()).map(str::to_owned),
        ..Column::new(name, data_type)
    }
}

/// The default of a column of bytes on MariaDB, whose catalog replaces what is no text in it.
async fn binary_default(
    connection: &mut MySqlConnection,
    row: &Record,
    column: &Column,
    is_mariadb: bool,
) -> Result<Option<Default>, Error> {
    let kind = row.text("type");
    let is_binary = kind.contains("blob") || kind.starts_with("binary") || kind.starts_with("varbinary");
    if !is_mariadb || !is_binary || !matches!(column.default, Some(Default::Text(_))) {
        return Ok(None);
    }
    let (table, name) = (quote(&row.text("owner")), quote(&column.name));
    let sql = format!("SELECT hex(default(t.{name})) AS bytes FROM (SELECT 1) one LEFT JOIN {table} t ON false");
    let found = records(connection, sql).await?;
    Ok(found.first().and_then(|row| row.get("bytes").map(|hex| parse_default(&format!("x'{hex}'"), &column.data_type))))
}

/// What the model can't have of a column.
fn settings(row: &Record, extra: &Extra) -> Vec<Object> {
    let reference = row.get("reference").map(|reference| format!("SRID {reference}"));
    let rest = Some(extra.rest.clone()).filter(|rest| !rest.is_empty());
    let object = |setting: String| {
        let (table, name, kind) = (row.text("owner"), row.text("name"), row.text("type"));
        let sql = format!("ALTER TABLE {} MODIFY COLUMN {} {kind} {setting}", quote(&table), quote(&name));
        Object { kind: ObjectKind::Setting, name, table, sql }
    };
    [reference, rest].into_iter().flatten().map(object).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_besides_is_taken_apart() {
        let plain = Extra::default;
        for (text, expected) in [
            ("", plain()),
            ("auto_increment", Extra { auto_increment: true, ..plain() }),
            ("DEFAULT_GENERATED on update CURRENT_TIMESTAMP(6)", Extra { is_expression: true, on_update_now: true, ..plain() }),
            ("on update current_timestamp()", Extra { on_update_now: true, ..plain() }),
            ("VIRTUAL GENERATED INVISIBLE", Extra { stored: Some(false), rest: "INVISIBLE".to_owned(), ..plain() }),
            ("STORED GENERATED", Extra { stored: Some(true), ..plain() }),
        ] {
            assert_eq!(Extra::read(text), expected, "{text}");
        }
    }
}

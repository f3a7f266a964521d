//! Primary keys and indexes.

use std::collections::BTreeMap;

use schema_core::Dialect;
use schema_core::schema::{Index, IndexKey, IndexPart};
use sqlx::{Error, MySqlConnection};

use super::{records, text};
use crate::backend::mysql::quote;
use crate::backend::record::Record;
use crate::introspect::{Object, ObjectKind};

/// What a table has of them.
#[derive(Default)]
pub(super) struct OfTable {
    pub(super) primary_key: Vec<String>,
    pub(super) indexes: Vec<Index>,
    /// What the model can't have of them.
    pub(super) objects: Vec<Object>,
}

/// The indexes of all tables, by the name of the table.
pub(super) async fn read(connection: &mut MySqlConnection, is_mariadb: bool) -> Result<BTreeMap<String, OfTable>, Error> {
    let (hidden, expression) = if is_mariadb {
        ("if(s.ignored = 'YES', 'IGNORED', NULL)", "NULL")
    } else {
        ("if(s.is_visible = 'NO', 'INVISIBLE', NULL)", "s.expression")
    };
    let sql = format!(
        "SELECT s.table_name AS owner, s.index_name AS name, cast(s.non_unique AS signed) AS repeats, s.column_name AS part, \
         cast(s.sub_part AS signed) AS length, s.collation AS direction, s.index_type AS method, s.index_comment AS comment, \
         {hidden} AS hidden, cast({expression} AS char) AS expression FROM information_schema.statistics s \
         WHERE s.table_schema = database() ORDER BY s.table_name, s.index_name, s.seq_in_index"
    );
    let mut all: BTreeMap<String, OfTable> = BTreeMap::new();
    for row in records(connection, sql).await? {
        let of_table = all.entry(row.text("owner")).or_default();
        if row.get("name") == Some("PRIMARY") {
            of_table.objects.extend(prefix_in_key(&row));
            of_table.primary_key.push(row.text("part"));
            continue;
        }
        let part = part(&row, is_mariadb);
        match of_table.indexes.iter_mut().find(|index| Some(index.name.as_str()) == row.get("name")) {
            Some(index) => index.parts.push(part),
            None => of_table.indexes.push(index(&row, part)),
        }
    }
    Ok(all)
}

fn index(row: &Record, part: IndexPart) -> Index {
    let method = row.text("method").to_ascii_lowercase();
    let comment =
        row.get("comment").filter(|comment| !comment.is_empty()).map(|comment| format!("COMMENT {}", Dialect::Mysql.literal(comment)));
    let parameters: Vec<String> = comment.into_iter().chain(row.get("hidden").map(str::to_owned)).collect();
    Index {
        name: row.text("name"),
        unique: row.number("repeats") == 0,
        parts: vec![part],
        method: match method.as_str() {
            "btree" => None,
            "rtree" => Some("spatial".to_owned()),
            _ => Some(method),
        },
        parameters: (!parameters.is_empty()).then(|| parameters.join(" ")),
        ..Index::default()
    }
}

fn part(row: &Record, is_mariadb: bool) -> IndexPart {
    let key = match row.get("expression") {
        Some(expression) => IndexKey::Expression(text::expression(expression, is_mariadb)),
        None => IndexKey::Column(row.text("part")),
    };
    // That of a spatial index is the size of what stands for the value.
    let is_prefix = !matches!(row.get("method"), Some("SPATIAL" | "RTREE" | "FULLTEXT"));
    let length = u32::try_from(row.number("length")).ok().filter(|length| is_prefix && *length > 0);
    IndexPart { descending: row.get("direction") == Some("D"), length, ..IndexPart::from(key) }
}

/// A primary key that has only the beginning of a value, or a direction.
fn prefix_in_key(row: &Record) -> Option<Object> {
    let (table, name) = (row.text("owner"), row.text("part"));
    let length = Some(row.number("length")).filter(|length| *length > 0).map(|length| format!("({length})"));
    let direction = (row.get("direction") == Some("D")).then_some(" DESC");
    if length.is_none() && direction.is_none() {
        return None;
    }
    let part = format!("{}{}{}", quote(&name), length.unwrap_or_default(), direction.unwrap_or_default());
    let sql = format!("ALTER TABLE {} ADD PRIMARY KEY ({part})", quote(&table));
    Some(Object { kind: ObjectKind::Setting, name, table, sql })
}

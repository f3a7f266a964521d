//! Columns, and the sequences that number them.

use std::collections::{BTreeMap, BTreeSet};

use schema_core::dialect::postgres::parse_type;
use schema_core::schema::name::{LENGTH_MAX, RETIRED_PREFIX, split};
use schema_core::schema::{Column, DataType, Default, EnumType, Generated, Numbering, RetiredColumn};
use sqlx::{Error, PgConnection};

use super::{OWN_NAMESPACE, qualified, records};
use crate::backend::record::Record;
use crate::introspect::{Object, ObjectKind};

/// The columns of all tables.
#[derive(Default)]
pub(super) struct Columns {
    /// By the identifier of the table.
    pub(super) tables: BTreeMap<i64, OfTable>,
    /// The sequences that are part of a column.
    pub(super) sequences: BTreeSet<String>,
}

/// The columns of a table.
#[derive(Default)]
pub(super) struct OfTable {
    pub(super) columns: Vec<Column>,
    pub(super) retired: Vec<RetiredColumn>,
    /// What the model can't have of them.
    pub(super) settings: Vec<Object>,
}

/// Reads them.
pub(super) async fn read(connection: &mut PgConnection, enums: &BTreeMap<i64, EnumType>) -> Result<Columns, Error> {
    let sql = format!(
        "SELECT a.attrelid AS owner, {table} AS table, a.attname::text AS name, format_type(a.atttypid, a.atttypmod) AS type, \
         CASE WHEN t.typcategory = 'A' THEN t.typelem ELSE a.atttypid END AS item, t.typcategory = 'A' AS is_array, \
         a.attnotnull AS required, pg_get_expr(d.adbin, d.adrelid) AS default, a.attgenerated::text AS generated, a.attidentity::text AS identity, \
         CASE WHEN a.attcollation <> t.typcollation THEN (SELECT CASE WHEN pg_collation_is_visible(l.oid) THEN l.collname::text \
             ELSE l.collnamespace::regnamespace::text || '.' || l.collname END FROM pg_catalog.pg_collation l WHERE l.oid = a.attcollation) END AS collation, \
         col_description(a.attrelid, a.attnum) AS comment, \
         q.name AS sequence, q.type AS sequence_type, q.seqstart, q.seqincrement, q.seqmax, q.seqmin, q.seqcache, q.seqcycle, q.text AS sequence_text, \
         a.attstorage <> t.typstorage AS has_storage, a.attstorage::text AS storage, nullif(a.attcompression::text, '') AS compression, \
         array_to_string(a.attoptions, ', ') AS parameters, nullif(a.attstattarget, -1)::text AS statistics \
         FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid \
         JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace JOIN pg_catalog.pg_type t ON t.oid = a.atttypid \
         LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum \
         LEFT JOIN LATERAL (SELECT {sequence} AS name, format_type(s.seqtypid, NULL) AS type, s.*, o.objid::regclass::text AS text \
             FROM pg_catalog.pg_depend o JOIN pg_catalog.pg_sequence s ON s.seqrelid = o.objid \
             JOIN pg_catalog.pg_class k ON k.oid = s.seqrelid JOIN pg_catalog.pg_namespace n ON n.oid = k.relnamespace \
             WHERE o.classid = 'pg_catalog.pg_class'::regclass AND o.refclassid = 'pg_catalog.pg_class'::regclass AND o.refobjid = a.attrelid \
             AND o.refobjsubid = a.attnum AND o.deptype IN ('a', 'i') ORDER BY o.deptype DESC, o.objid LIMIT 1) q ON true \
         WHERE c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped AND {OWN_NAMESPACE} ORDER BY a.attrelid, a.attnum",
        table = qualified("c.relname"),
        sequence = qualified("k.relname"),
    );
    let mut columns = Columns::default();
    for row in records(connection, sql).await? {
        let column = column(&row, enums, &mut columns.sequences);
        let of_table = columns.tables.entry(row.number("owner")).or_default();
        of_table.settings.extend(settings(&row));
        if column.name.starts_with(RETIRED_PREFIX) {
            of_table.retired.push(RetiredColumn { name: column.name.clone(), column });
        } else {
            of_table.columns.push(column);
        }
    }
    Ok(columns)
}

fn column(row: &Record, enums: &BTreeMap<i64, EnumType>, sequences: &mut BTreeSet<String>) -> Column {
    let data_type = match enums.get(&row.number("item")) {
        Some(found) if row.is("is_array") => DataType::Array(Box::new(DataType::Enum(found.clone()))),
        Some(found) => DataType::Enum(found.clone()),
        None => parse_type(row.get("type").unwrap_or_default()),
    };
    let expression = row.get("default").map(str::to_owned);
    let generated = row.get("generated").filter(|kind| !kind.is_empty());
    let identity = row.get("identity").filter(|kind| !kind.is_empty());
    let mut column = Column {
        nullable: !row.is("required"),
        collation: row.get("collation").map(str::to_owned),
        comment: row.get("comment").map(str::to_owned),
        ..Column::new(row.text("name"), data_type)
    };
    if let Some(kind) = generated {
        column.generated = expression.map(|expression| Generated { expression, stored: kind == "s" });
    } else if let Some(kind) = identity {
        column.auto_increment = true;
        column.numbering = Numbering { always: kind == "a", sequence: options(row) };
        sequences.extend(row.get("sequence").map(str::to_owned));
    } else if let Some(serial) = serial(row) {
        column.data_type = DataType::Custom(serial.to_owned());
        sequences.extend(row.get("sequence").map(str::to_owned));
    } else {
        column.default = expression.map(Default::Sql);
    }
    column
}

/// The word that creates the column as it is, with its sequence.
fn serial(row: &Record) -> Option<&'static str> {
    let sequence = row.get("sequence")?;
    let default = format!("nextval('{}'::regclass)", row.text("sequence_text").replace('\'', "''"));
    let (namespace, table) = split(row.get("table")?);
    let expected = format!("{table}_{}_seq", row.text("name"));
    let is_usual = (namespace, expected.as_str()) == split(sequence) && expected.len() <= LENGTH_MAX && options(row).is_none();
    if !is_usual || !row.is("required") || row.get("default") != Some(&default) || row.get("type") != row.get("sequence_type") {
        return None;
    }
    match row.get("type")? {
        "smallint" => Some("smallserial"),
        "integer" => Some("serial"),
        "bigint" => Some("bigserial"),
        _ => None,
    }
}

/// The options of a column's sequence that are not the usual ones.
fn options(row: &Record) -> Option<String> {
    let (increment, start, cache) = (row.number("seqincrement"), row.number("seqstart"), row.number("seqcache"));
    let (min, max) = (row.number("seqmin"), row.number("seqmax"));
    let (least, greatest) = match row.get("sequence_type")? {
        "smallint" => (i64::from(i16::MIN), i64::from(i16::MAX)),
        "integer" => (i64::from(i32::MIN), i64::from(i32::MAX)),
        _ => (i64::MIN, i64::MAX),
    };
    let (usual_min, usual_max) = if increment > 0 { (1, greatest) } else { (least, -1) };
    let usual_start = if increment > 0 { min } else { max };
    let option = |is_unusual: bool, sql: String| is_unusual.then_some(sql);
    let all = [
        option(increment != 1, format!("INCREMENT BY {increment}")),
        option(min != usual_min, format!("MINVALUE {min}")),
        option(max != usual_max, format!("MAXVALUE {max}")),
        option(start != usual_start, format!("START WITH {start}")),
        option(cache != 1, format!("CACHE {cache}")),
        option(row.is("seqcycle"), "CYCLE".to_owned()),
    ];
    let all: Vec<String> = all.into_iter().flatten().collect();
    (!all.is_empty()).then(|| all.join(" "))
}

/// What the model can't have of a column.
fn settings(row: &Record) -> Vec<Object> {
    let (table, name) = (row.text("table"), row.text("name"));
    let alter = |change: String| Object {
        kind: ObjectKind::Setting,
        name: name.clone(),
        table: table.clone(),
        sql: format!("ALTER TABLE {table} ALTER COLUMN {name} SET {change}"),
    };
    let storage = match row.get("storage") {
        Some("p") => "PLAIN",
        Some("e") => "EXTERNAL",
        Some("m") => "MAIN",
        _ => "EXTENDED",
    };
    let compression = row.get("compression").map(|method| if method == "l" { "lz4" } else { "pglz" });
    let statistics = row.get("statistics");
    [
        row.is("has_storage").then(|| format!("STORAGE {storage}")),
        compression.map(|method| format!("COMPRESSION {method}")),
        row.get("parameters").map(|parameters| format!("({parameters})")),
        statistics.map(|target| format!("STATISTICS {target}")),
    ]
    .into_iter()
    .flatten()
    .map(alter)
    .collect()
}

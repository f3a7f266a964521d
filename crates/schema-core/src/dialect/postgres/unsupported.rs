//! What PostgreSQL can't have: one function per rule.

use std::collections::BTreeMap;

use super::super::Unsupported;
use super::table::primary_key_name;
use super::types::enum_of;
use crate::schema::name::{LENGTH_MAX, is_unnamed, split};
use crate::schema::{Column, DataType, EnumType, Index, IndexPart, Schema, Table};

/// The longest text that can be limited, in characters.
const TEXT_MAX: u32 = 10_485_760;

/// The most digits of a limited decimal.
const PRECISION_MAX: u32 = 1000;

/// Names that each table has already.
const SYSTEM_COLUMNS: [&str; 6] = ["tableoid", "xmin", "cmin", "xmax", "cmax", "ctid"];

/// Everything in `schema` that PostgreSQL can't have, in declared order.
pub(crate) fn unsupported(schema: &Schema) -> Vec<Unsupported> {
    let mut found = Vec::new();
    let mut enums = BTreeMap::new();
    let names = relations(schema, &mut found);
    for table in &schema.tables {
        for column in &table.columns {
            for rule in [types, computed, names_of_columns, numbering] {
                found.extend(rule(column).map(|reason| at(table, Some(column), reason)));
            }
            let own = enum_of(&column.data_type);
            found.extend(own.and_then(|own| enum_type(own, &mut enums, &names)).map(|reason| at(table, Some(column), reason)));
        }
        found.extend(table.indexes.iter().filter_map(index).map(|reason| at(table, None, reason)));
        found.extend(keys(table));
        found.extend(unnamed(table).map(|reason| at(table, None, reason)));
        found.extend(names_of_tables(table, &names).map(|reason| at(table, None, reason)));
    }
    found
}

fn at(table: &Table, column: Option<&Column>, reason: String) -> Unsupported {
    Unsupported { table: table.name.clone(), column: column.map(|column| column.name.clone()), reason }
}

fn types(column: &Column) -> Option<String> {
    if column.data_type == DataType::Custom(String::new()) {
        return Some("every column of PostgreSQL has a type".to_owned());
    }
    let instead = |rust: &str, other: &str| Some(format!("PostgreSQL has no type for `{rust}`; use `{other}`"));
    match column.data_type.item() {
        DataType::Int8 => instead("i8", "i16"),
        DataType::UInt8 => instead("u8", "i16"),
        DataType::UInt16 => instead("u16", "i32"),
        DataType::UInt32 => instead("u32", "i64"),
        DataType::UInt64 => instead("u64", "i64"),
        DataType::Text(Some(length)) if !(1..=TEXT_MAX).contains(length) => {
            Some(format!("PostgreSQL limits texts to a length from 1 to {TEXT_MAX}, and this is {length}"))
        }
        DataType::Decimal(Some((precision, scale))) if !(1..=PRECISION_MAX).contains(precision) || scale > precision => Some(format!(
            "PostgreSQL has decimals of 1 to {PRECISION_MAX} digits, no more of them behind the point, and this is {precision}, {scale}"
        )),
        _ => matches!(&column.data_type, DataType::Array(item) if matches!(**item, DataType::Array(_)))
            .then(|| "arrays of arrays can't be told from arrays on PostgreSQL; use `sqlx::types::Json<Vec<Vec<…>>>`".to_owned()),
    }
}

fn computed(column: &Column) -> Option<String> {
    if column.on_update_now {
        return Some("PostgreSQL sets no column on updates by itself; write a trigger".to_owned());
    }
    let virtual_column = column.generated.as_ref().is_some_and(|generated| !generated.stored);
    virtual_column.then(|| "PostgreSQL before 18 has no virtual generated columns; store it".to_owned())
}

fn names_of_columns(column: &Column) -> Option<String> {
    SYSTEM_COLUMNS
        .contains(&column.name.as_str())
        .then(|| format!("every table of PostgreSQL has a system column `{}`; name it otherwise", column.name))
}

fn numbering(column: &Column) -> Option<String> {
    let numbered = matches!(column.data_type, DataType::Int16 | DataType::Int32 | DataType::Int64 | DataType::Custom(_));
    // Other integers are refused as types.
    (column.auto_increment && !numbered && !column.data_type.is_integer())
        .then(|| format!("PostgreSQL numbers integers only, and this is {}", column.data_type))
}

fn enum_type<'a>(own: &'a EnumType, seen: &mut BTreeMap<String, &'a EnumType>, names: &BTreeMap<String, String>) -> Option<String> {
    let name = own.name.clone();
    if let Some(long) = own.variants.iter().find(|text| text.len() > LENGTH_MAX) {
        return Some(format!("PostgreSQL stores variants of at most {LENGTH_MAX} bytes, and `{long}` has {}", long.len()));
    }
    if let Some(other) = names.get(&name) {
        return Some(format!(
            "PostgreSQL would call this enum `{name}`, like {other}; give it another name: `#[entity(name = \"…\")]` on the enum"
        ));
    }
    let other = *seen.entry(name.clone()).or_insert(own);
    (other.variants != own.variants)
        .then(|| format!("PostgreSQL would call this enum `{name}`, like one with other variants; give it another name: `#[entity(name = \"…\")]` on the enum"))
}

fn index(index: &Index) -> Option<String> {
    let is_plain = |part: &IndexPart| IndexPart::from(part.key.clone()) == *part;
    if index.constraint.is_some() && !index.excludes() && !index.parts.iter().all(is_plain) {
        return Some(format!(
            "the unique constraint `{}` has an order, a collation or an operator class; leave out `constraint`",
            index.name
        ));
    }
    index.parts.iter().any(|part| part.length.is_some()).then(|| {
        format!(
            "the index `{}` takes the first characters of a column, which PostgreSQL can't; index the expression `left(column, n)`",
            index.name
        )
    })
}

fn keys(table: &Table) -> impl Iterator<Item = Unsupported> {
    let nullable = table.columns.iter().filter(|column| column.nullable && table.primary_key.contains(&column.name));
    nullable.map(|column| at(table, Some(column), "a part of a primary key can't be NULL in PostgreSQL".to_owned()))
}

fn unnamed(table: &Table) -> Option<String> {
    let mut names = table.checks.iter().map(|check| &check.name).chain(table.indexes.iter().map(|index| &index.name));
    names.any(|name| is_unnamed(name)).then(|| "every constraint has a name in PostgreSQL; leave out `unnamed`".to_owned())
}

fn names_of_tables(table: &Table, names: &BTreeMap<String, String>) -> Option<String> {
    if let (Some(namespace), _) = split(&table.name)
        && namespace.starts_with("pg_")
    {
        return Some(format!("namespaces that start with `pg_`, as `{namespace}` does, belong to PostgreSQL"));
    }
    let key = crate::schema::name::within(&table.name, |_| primary_key_name(table));
    let other = names.get(&key).filter(|_| !table.primary_key.is_empty())?;
    Some(format!("the primary key of `{}` would be called `{key}`, like {other}; name that otherwise", table.name))
}

/// Tables and indexes, which share their names and, the tables, those of types, with what they are.
fn relations(schema: &Schema, found: &mut Vec<Unsupported>) -> BTreeMap<String, String> {
    let tables = schema.tables.iter().map(|table| (table.name.clone(), format!("the table `{}`", table.name)));
    let mut names: BTreeMap<String, String> = tables.collect();
    for table in &schema.tables {
        for index in &table.indexes {
            let name = crate::schema::name::within(&table.name, |_| index.name.clone());
            if let Some(other) = names.get(&name) {
                found.push(at(table, None, format!("the index `{}` is called like {other}; name it otherwise", index.name)));
            }
            names.insert(name, format!("an index of `{}`", table.name));
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Check, Deferral, Generated};

    #[test]
    fn each_rule() {
        let of = |name: &str, data_type: DataType| Column::new(name, data_type);
        let role = |variants: &[&str]| {
            let variants = variants.iter().map(ToString::to_string).collect();
            DataType::Enum(EnumType::new("user_role", variants))
        };
        let generated = Some(Generated { expression: "1".to_owned(), stored: false });
        let part = IndexPart { length: Some(3), ..IndexPart::column("a") };
        let down = IndexPart { descending: true, ..IndexPart::column("a") };
        let array = DataType::Array(Box::new(DataType::Array(Box::new(DataType::Int32))));
        let long = "x".repeat(64);
        let table = Table {
            name: "pg_x.a".to_owned(),
            columns: vec![
                of("a", DataType::Array(Box::new(DataType::UInt8))),
                of("b", array),
                of("c", DataType::Text(Some(0))),
                of("d", DataType::Decimal(Some((2, 3)))),
                Column { on_update_now: true, ..of("e", DataType::Instant) },
                Column { generated, ..of("f", DataType::Int32) },
                of("xmin", DataType::Int32),
                Column { auto_increment: true, ..of("g", DataType::Text(None)) },
                of("h", role(&["x"])),
                of("i", role(&["y"])),
                of("j", role(&[&long])),
            ],
            indexes: vec![
                Index { name: "short".to_owned(), parts: vec![part], ..Index::default() },
                Index { name: "down".to_owned(), parts: vec![down], constraint: Some(Deferral::Never), ..Index::default() },
            ],
            ..Table::default()
        };
        let keyed =
            Table { name: "b".to_owned(), primary_key: vec!["a".to_owned()], columns: vec![of("a", role(&["x"]))], ..Table::default() };
        let part = || vec![IndexPart::column("a")];
        let taken = Table {
            name: "b_pkey".to_owned(),
            columns: vec![Column { nullable: true, ..of("a", DataType::Int64) }, of("b", DataType::Custom(String::new()))],
            primary_key: vec!["a".to_owned()],
            indexes: vec![Index { name: "b".to_owned(), parts: part(), ..Index::default() }],
            checks: vec![Check { name: "_unnamed_check_1".to_owned(), expression: "a > 0".to_owned(), ..Check::default() }],
            ..Table::default()
        };
        let named = Table { name: "user_role".to_owned(), ..Table::default() };
        let first = unsupported(&Schema { tables: vec![table], ..Schema::default() });
        let columns: Vec<_> = first.iter().map(|one| one.column.as_deref().unwrap_or_default()).collect();
        assert_eq!(columns, ["a", "b", "c", "d", "e", "f", "xmin", "g", "i", "j", "", "", ""], "{first:#?}");
        let second = unsupported(&Schema { tables: vec![keyed, taken, named], ..Schema::default() });
        let reasons: Vec<_> = second.iter().map(|one| one.reason.as_str()).collect();
        let expected = [
            "the index `b` is called like the table `b`; name it otherwise",
            "PostgreSQL would call this enum `user_role`, like the table `user_role`; give it another name: `#[entity(name = \"…\")]` on the enum",
            "the primary key of `b` would be called `b_pkey`, like the table `b_pkey`; name that otherwise",
            "every column of PostgreSQL has a type",
            "a part of a primary key can't be NULL in PostgreSQL",
            "every constraint has a name in PostgreSQL; leave out `unnamed`",
        ];
        assert_eq!(reasons, expected);
    }
}

//! Every pair of types that changes in place, with edge values, up and down.

use integration::conversions::{Measured, TEXTS, expect_page};
use schema_core::dialect::Statement;
use schema_core::diff::{Conversion, conversion};
use schema_core::schema::{Column, DataType};
use schema_core::{Dialect, Step};

use crate::model::*;

/// Every type, limited and unlimited.
fn types() -> Vec<DataType> {
    use DataType as T;
    vec![
        T::Bool,
        T::Int8,
        T::Int16,
        T::Int32,
        T::Int64,
        T::UInt8,
        T::UInt16,
        T::UInt32,
        T::Float32,
        T::Float64,
        T::Decimal(None),
        T::Decimal(Some((10, 2))),
        T::Decimal(Some((4, 4))),
        T::Decimal(Some((28, 0))),
        T::Text(None),
        T::Text(Some(3)),
        T::Text(Some(20)),
        T::Bytes(None),
        T::Bytes(Some(2)),
        T::Date,
        T::Time,
        T::DateTime,
        T::Instant,
        T::Uuid,
        T::Json,
        role(&["Admin", "it's"]),
        role(&["it's", "größe", "Admin"]),
        T::Custom("NUMERIC".to_owned()),
    ]
}

/// Values of a type as SQL, the edges among them.
fn values(data_type: &DataType) -> Vec<String> {
    use DataType as T;
    if let Some((low, high)) = data_type.integer_range() {
        let edges = [i8::MIN.into(), i8::MAX.into(), i16::MIN.into(), u8::MAX.into(), u16::MAX.into(), i32::MIN.into(), i32::MAX.into()];
        let exact = [1 << 24, (1 << 24) + 1, 1 << 53, (1 << 53) + 1, -(1 << 53) - 1];
        let all = [0, 1, 2, -1, 9, 10, -10, 99_999_999, 100_000_000, low, high].into_iter().chain(edges).chain(exact);
        return all.filter(|value| (low..=high).contains(value)).map(|value| value.to_string()).collect();
    }
    let list: &[&str] = match data_type {
        T::Bool => &["0", "1"],
        T::Float32 => &[
            "0.0",
            "1.0",
            "-1.5",
            "0.10000000149011612",
            "16777216.0",
            "16777218.0",
            "3.4028234663852886e38",
            "-32768.0",
            "9e999",
            "-9e999",
        ],
        T::Float64 => &[
            "0.0",
            "1.0",
            "-1.5",
            "0.1",
            "0.10000000149011612",
            "16777217.0",
            "9007199254740992.0",
            "9007199254740994.0",
            "-2147483649.0",
            "9.3e18",
            "1e39",
            "1e300",
            "1e-45",
            "3.4028234663852886e38",
            "9e999",
            "-9e999",
        ],
        T::Decimal(Some((4, 4))) => &["'0.5'", "'-0.1234'", "'0'"],
        T::Decimal(Some((10, 2))) => &["'0'", "'-0.01'", "'12.50'", "'99999999.99'", "'7'"],
        T::Decimal(Some(_)) => &["'0'", "'-1'", "'9223372036854775807'", "'9223372036854775808'", "'1234567890123456789012345678'"],
        T::Decimal(None) => &["'0'", "'-1'", "'1.50'", "'0.00001'", "'-99999999.99'", "'100000000'", "'0.12345'", "'32768'"],
        T::Text(Some(3)) => &["''", "'abc'", "'grö'", "'12'", "'日本語'"],
        T::Text(_) => TEXTS,
        T::Bytes(Some(2)) => &["x''", "x'00ff'"],
        T::Bytes(_) => &["x''", "x'00ff'", "x'c3a900'"],
        T::Date => &["'2024-02-29'", "'0001-01-01'"],
        T::Time => &["'23:59:59.999'", "'00:00:00'"],
        T::DateTime => &["'2024-02-29 23:59:59.999'", "'1970-01-01 00:00:00'"],
        T::Instant => &["'2024-02-29T23:59:59.999+00:00'", "'1970-01-01T00:00:00Z'"],
        T::Uuid => &["x'00ff80c328414a0080000000000000fe'"],
        T::Json => &["'{\"ü\": [1, 2.50]}'", "'null'", "'\"x\"'", "'12'"],
        T::Enum(_) => &["'Admin'", "'it''s'"],
        T::Custom(_) => &["1", "'x'", "2.5"],
        _ => &[],
    };
    list.iter().map(ToString::to_string).collect()
}

/// What SQLite stores for a type; for one of its own it is what was there.
fn storage(data_type: &DataType) -> Option<&'static str> {
    use DataType as T;
    Some(match data_type {
        _ if data_type.is_integer() => "integer",
        T::Bool => "integer",
        T::Float32 | T::Float64 => "real",
        T::Bytes(_) | T::Uuid => "blob",
        T::Custom(_) => return None,
        _ => "text",
    })
}

fn alter(before: &DataType, after: &DataType) -> Step {
    let column = |data_type: &DataType| optional(Column::new("value", data_type.clone()));
    Step::AlterColumn { table: "sample".to_owned(), before: column(before), after: column(after) }
}

async fn execute(before: &DataType, after: &DataType, expected: Conversion) -> Measured {
    let values: Vec<String> = values(before).into_iter().chain(["NULL".to_owned()]).collect();
    let data = format!("INSERT INTO sample (value) VALUES ({})", values.join("), ("));
    let schema = schema([table("sample", [optional(Column::new("value", before.clone()))])]);
    let mut case = Case::new(schema, &data, vec![alter(before, after)]).await;
    let mut refused = Vec::new();
    if let Err(refusal) = case.up().await {
        assert_eq!(expected, Conversion::Checked, "{before} to {after}: {refusal:?}");
        let ids: Vec<&str> = refusal.rows.iter().map(|row| row.split(", ").next().unwrap().trim_start_matches("id: ")).collect();
        case.database.run(&format!("DELETE FROM sample WHERE id IN ({})", ids.join(", "))).await;
        refused = ids.iter().map(|id| values[id.parse::<usize>().unwrap() - 1].clone()).collect();
    } else {
        case.down().await.unwrap();
    }
    case.round_trip().await;
    case.again().await.unwrap();
    let stored = case.database.rows("SELECT DISTINCT typeof(value) FROM sample WHERE value IS NOT NULL").await;
    let is_right = |row: &String| storage(after).is_none_or(|storage| row == &format!("typeof(value): {storage}"));
    assert!(stored.iter().all(is_right), "{before} to {after}: {stored:?}");
    Measured { before: before.clone(), after: after.clone(), refused, is_instant: case.rebuilds() == 0 }
}

#[tokio::test]
async fn every_pair() {
    let (mut total, mut checked, mut measured) = (0, 0, Vec::new());
    for before in types() {
        for after in types().iter().filter(|after| **after != before) {
            let expected = conversion(&before, after);
            match expected {
                Conversion::None => continue,
                Conversion::Same | Conversion::Total => total += 1,
                Conversion::Checked => checked += 1,
            }
            measured.push(execute(&before, after, expected).await);
        }
    }
    assert!(total > 50 && checked > 50, "{total} total, {checked} checked");
    expect_page(Dialect::Sqlite, &types(), &measured).unwrap_or_else(|difference| panic!("{difference}"));
}

#[test]
fn what_no_one_can_say_is_no_plan() {
    let schema = schema([table("sample", [optional(Column::new("value", DataType::Uuid))])]);
    let error = Dialect::Sqlite.plan(&schema, &[alter(&DataType::Uuid, &DataType::Date)]).unwrap_err();
    assert_eq!(error.to_string(), "cannot change table `sample`: nothing says how `uuid` becomes `date`");
}

/// A check that finds nothing is no statement.
#[test]
fn widening_has_no_check() {
    let schema = schema([table("sample", [optional(Column::new("value", DataType::Int16))])]);
    assert_eq!(plan(&schema, &[alter(&DataType::Int16, &DataType::Int64)]), Vec::<Statement>::new());
}

//! Every pair of types that changes in place, with edge values, up and down.

use integration::conversions::{Measured, expect_page};
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
        T::Int16,
        T::Int32,
        T::Int64,
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
        role(&["Admin"]),
        T::Array(Box::new(T::Int32)),
        T::Custom("inet".to_owned()),
    ]
}

/// Values of a type as SQL, the edges among them.
fn values(data_type: &DataType) -> Vec<String> {
    use DataType as T;
    if let Some((low, high)) = data_type.integer_range() {
        let edges = [i8::MIN.into(), i16::MIN.into(), i16::MAX.into(), u16::MAX.into(), i32::MIN.into(), i32::MAX.into()];
        let exact = [1 << 24, (1 << 24) + 1, 1 << 53, (1 << 53) + 1, -(1 << 53) - 1];
        let all = [0, 1, 2, -1, 9, 10, -10, 99_999_999, 100_000_000, low, high].into_iter().chain(edges).chain(exact);
        return all.filter(|value| (low..=high).contains(value)).map(|value| value.to_string()).collect();
    }
    let list = if matches!(data_type, T::Float32 | T::Float64 | T::Decimal(_)) { numbers(data_type) } else { others(data_type) };
    list.iter().map(ToString::to_string).collect()
}

fn numbers(data_type: &DataType) -> &'static [&'static str] {
    use DataType as T;
    match data_type {
        T::Float32 => {
            &["0", "1", "-1.5", "0.1", "16777216", "16777218", "3.4028235e38", "-32768", "'NaN'", "'Infinity'", "'-Infinity'", "1e-45"]
        }
        T::Float64 => &[
            "0",
            "1",
            "-1.5",
            "0.1",
            "0.10000000149011612",
            "16777217",
            "9007199254740992",
            "9007199254740994",
            "-2147483649",
            "9.3e18",
            "1e39",
            "1e300",
            "1e-45",
            "5e-324",
            "3.4028234663852886e38",
            "3.40282356e38",
            "'NaN'",
            "'Infinity'",
            "'-Infinity'",
        ],
        T::Decimal(Some((4, 4))) => &["0.5", "-0.1234", "0", "'NaN'"],
        T::Decimal(Some((10, 2))) => &["0", "-0.01", "12.50", "99999999.99", "7", "'NaN'"],
        T::Decimal(Some(_)) => &["0", "-1", "9223372036854775807", "9223372036854775808", "1234567890123456789012345678", "'NaN'"],
        T::Decimal(None) => {
            &["0", "-1", "1.50", "0.00001", "-99999999.99", "100000000", "0.12345", "32768", "'NaN'", "'Infinity'", "'-Infinity'", "1e100"]
        }
        _ => &[],
    }
}

fn others(data_type: &DataType) -> &'static [&'static str] {
    use DataType as T;
    match data_type {
        T::Bool => &["TRUE", "FALSE"],
        T::Text(Some(3)) => &["''", "'abc'", "'grö'", "'12'", "'日本語'", "'a  '"],
        T::Text(_) => &[
            "''",
            "'a'",
            "'größe'",
            "'it''s'",
            "'12'",
            "'012'",
            "'-5'",
            "'-0'",
            "'1.5'",
            "'{\"a\": 1}'",
            "'Admin'",
            "'9223372036854775808'",
            "' 1'",
            "'1e3'",
            "'null'",
            "'日本語日本語'",
            "'.'",
            "'-'",
            "'1.'",
            "'abc    '",
            "E'1\\n'",
            "'NaN'",
            "'Infinity'",
            "'\"\\u0000\"'",
        ],
        T::Bytes(Some(2)) => &["''", "'\\x00ff'"],
        T::Bytes(_) => &["''", "'\\x00ff'", "'\\xc3a900'"],
        T::Date => &["'2024-02-29'", "'0001-01-01'", "'infinity'"],
        T::Time => &["'23:59:59.999'", "'00:00:00'", "'24:00:00'"],
        T::DateTime => &["'2024-02-29 23:59:59.999'", "'1970-01-01 00:00:00'"],
        T::Instant => &["'2024-02-29T23:59:59.999+05:00'", "'1970-01-01T00:00:00Z'", "'-infinity'"],
        T::Uuid => &["'00ff80c3-2841-4a00-8000-0000000000fe'"],
        T::Json => &["'{\"ü\": [1, 2.50]}'", "'null'", "'\"x\"'", "'12'"],
        T::Enum(own) if own.variants.len() == 1 => &["'Admin'"],
        T::Enum(_) => &["'Admin'", "'it''s'"],
        T::Array(_) => &["'{}'", "'{1,NULL}'"],
        T::Custom(_) => &["'::1'", "'10.0.0.0/8'"],
        _ => &[],
    }
}

fn alter(before: &DataType, after: &DataType) -> Step {
    let column = |data_type: &DataType| optional(Column::new("value", data_type.clone()));
    Step::AlterColumn { table: "sample".to_owned(), before: column(before), after: column(after) }
}

/// The values of the sample, in a form in which those that are equal are written alike: the digits behind the point that a decimal happens
/// to have, and the spaces of a JSON document, are no part of its value.
async fn sample(case: &mut Case, data_type: &DataType, other: &DataType) -> Vec<String> {
    let value = match data_type {
        DataType::Text(_) if *other == DataType::Json => "value::jsonb",
        DataType::Decimal(_) => "CASE WHEN value::text ~ '[a-z]' THEN value ELSE trim_scale(value) END",
        _ => "value",
    };
    case.database.rows(&format!("SELECT id, {value} AS value FROM sample ORDER BY id")).await
}

async fn execute(before: &DataType, after: &DataType, expected: Conversion) -> Measured {
    let values: Vec<String> = values(before).into_iter().chain(["NULL".to_owned()]).collect();
    let data = values.iter().map(|value| format!("INSERT INTO sample (value) VALUES ({value})")).collect::<Vec<_>>().join(";");
    let mut holder = table("sample", [optional(Column::new("value", before.clone()))]);
    holder.indexes.extend((!matches!(before, DataType::Json) && *after != DataType::Json).then(|| index("sample_value_idx", &["value"])));
    let mut case = Case::new(schema([holder]), &data, vec![alter(before, after)]).await;
    let mut refused = Vec::new();
    if let Err(refusal) = case.up().await {
        assert_eq!(expected, Conversion::Checked, "{before} to {after}: {refusal:?}");
        let ids: Vec<&str> = refusal.rows.iter().map(|row| row.split(", ").next().unwrap().trim_start_matches("id: ")).collect();
        case.database.run(&format!("DELETE FROM sample WHERE id IN ({})", ids.join(", "))).await;
        refused = ids.iter().map(|id| values[id.parse::<usize>().unwrap() - 1].clone()).collect();
    } else {
        case.down().await.unwrap();
    }
    let rows = sample(&mut case, before, after).await;
    let text = |rows: &[String]| rows.iter().map(|row| row.split_once("value: ").unwrap().1.to_owned()).collect::<Vec<_>>();
    let file = case.database.rows("SELECT pg_relation_filenode('sample')::text").await;
    case.up().await.unwrap();
    let is_instant = case.database.rows("SELECT pg_relation_filenode('sample')::text").await == file;
    let converted = sample(&mut case, after, before).await;
    let kind = |data_type: &DataType| schema_core::diff::family(data_type);
    if kind(before) == kind(after)
        && !matches!(before, DataType::Float32 | DataType::Float64)
        && !matches!(after, DataType::Float32 | DataType::Float64)
    {
        assert_eq!(text(&converted), text(&rows), "{before} to {after}");
    }
    case.down().await.unwrap();
    assert_eq!(sample(&mut case, before, after).await, rows, "{before} to {after} and back");
    case.again().await.unwrap();
    assert_eq!(sample(&mut case, after, before).await, converted, "{before} to {after} again");
    Measured { before: before.clone(), after: after.clone(), refused, is_instant }
}

#[tokio::test]
async fn every_pair() {
    if left_out() {
        return;
    }
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
    assert!(total > 20 && checked > 40, "{total} total, {checked} checked");
    expect_page(Dialect::Postgres, &types(), &measured).unwrap_or_else(|difference| panic!("{difference}"));
}

#[test]
fn what_no_one_can_say_is_no_plan() {
    let schema = schema([table("sample", [optional(Column::new("value", DataType::Uuid))])]);
    let error = Dialect::Postgres.plan(&schema, &[alter(&DataType::Uuid, &DataType::Date)]).unwrap_err();
    assert_eq!(error.to_string(), "cannot change table `sample`: nothing says how `uuid` becomes `date`");
}

#[test]
fn widening_is_one_statement() {
    let schema = schema([table("sample", [optional(Column::new("value", DataType::Int16))])]);
    let expected = "ALTER TABLE \"sample\" ALTER COLUMN \"value\" TYPE BIGINT";
    assert_eq!(plan(&schema, &[alter(&DataType::Int16, &DataType::Int64)]), [Statement::Sql(expected.to_owned())]);
}

//! What an expression gives, of every kind that SQLite has, in a column of every type: what is not in the way is there for the program to read.

use std::collections::BTreeMap;

use schema_core::Step;
use schema_core::dialect::Statement;
use schema_core::schema::{Column, DataType};
use sqlx::sqlite::SqliteRow;
use sqlx::types::{Json, Uuid, chrono, time};
use sqlx::{AssertSqlSafe, Decode, Row as _, Sqlite, Type};

use crate::model::*;

/// Values of all kinds.
const VALUES: [&str; 48] = [
    "0",
    "1",
    "2",
    "-1",
    "127",
    "128",
    "4294967295",
    "4294967296",
    "9223372036854775807",
    "1.0",
    "1.5",
    "1e300",
    "9e999",
    "''",
    "'1'",
    "'1.50'",
    "'12x'",
    "'abcd'",
    "'true'",
    "'-0.5'",
    "'1e5'",
    "x''",
    "x'00ff'",
    "x'313233'",
    "x'00ff80c328414a0080000000000000fe'",
    "'00ff80c3-2841-4a00-8000-0000000000fe'",
    "'2024-02-29'",
    "'2023-02-29'",
    "'2024-2-9'",
    "'10:30'",
    "'10:30:00'",
    "'23:59:59.999'",
    "'24:00:00'",
    "'2024-02-29 10:30:00'",
    "'2024-02-30 10:30:00'",
    "'2024-02-29 10:30:00.123456'",
    "'2024-02-29T10:30:00'",
    "'2024-02-29T10:30:00+02:00'",
    "'2024-02-29T10:30:00Z'",
    "'2024-02-29 24:00:00'",
    "'now'",
    "'null'",
    "'[1, 2]'",
    "'{\"a\": 1}'",
    "'[1,'",
    "CAST('10:30:00' AS BLOB)",
    "CAST('2024-02-29 10:30:00' AS BLOB)",
    "CAST('[1, 2]' AS BLOB)",
];

fn reads<T: for<'r> Decode<'r, Sqlite> + Type<Sqlite>>(row: &SqliteRow) -> bool {
    row.try_get::<T, _>("value").is_ok()
}

/// Those of the values that a column of the type holds, and which of them can be read.
async fn held(data_type: DataType, reads: fn(&SqliteRow) -> bool) -> Vec<&'static str> {
    let schema = schema([table("sample", [Column::new("given", DataType::Bytes(None))])]);
    let column = optional(Column::new("value", data_type.clone()));
    let fill = Some("coalesce(given, given)".to_owned());
    let steps = [Step::AddColumn { table: "sample".to_owned(), column, fill, retired: String::new(), restore: false }];
    let statements = plan(&schema, &steps);
    let data: Vec<String> = VALUES.iter().enumerate().map(|(at, value)| format!("({}, {value})", at + 1)).collect();
    let mut case = Case::new(schema, &format!("INSERT INTO sample (id, given) VALUES {}", data.join(", ")), steps.to_vec()).await;
    let connection = case.database.connection();
    let mut refused = Vec::new();
    for statement in &statements {
        match statement {
            Statement::Check { sql, .. } => {
                let rows = sqlx::raw_sql(AssertSqlSafe(sql.clone())).fetch_all(&mut *connection).await.unwrap();
                refused.extend(rows.iter().map(|row| row.get::<i64, _>("id")));
            }
            Statement::Rebuild { sql, .. } => {
                for sql in sql {
                    sqlx::raw_sql(AssertSqlSafe(sql.clone())).execute(&mut *connection).await.unwrap();
                }
            }
            Statement::Sql(_) | Statement::Backfill(_) => panic!("{statement:?}"),
        }
    }
    let rows = sqlx::query("SELECT id, value FROM sample ORDER BY id").fetch_all(&mut *connection).await.unwrap();
    assert_eq!(rows.len(), VALUES.len());
    let held: BTreeMap<i64, &SqliteRow> =
        rows.iter().map(|row| (row.get::<i64, _>("id"), row)).filter(|(id, _)| !refused.contains(id)).collect();
    let value = |id: i64| VALUES[usize::try_from(id - 1).unwrap()];
    let unread: Vec<&str> = held.iter().filter(|(_, row)| !reads(row)).map(|(id, _)| value(*id)).collect();
    assert!(unread.is_empty(), "in a column of {data_type} these can't be read: {unread:?}");
    held.into_keys().map(value).collect()
}

#[tokio::test]
async fn of_every_type() {
    use DataType as T;
    let dates = ["'2024-02-29'"];
    let local = ["'2024-02-29 10:30:00'", "'2024-02-29 10:30:00.123456'", "'2024-02-29T10:30:00'"];
    let moments = [&local[..], &["'2024-02-29T10:30:00+02:00'", "'2024-02-29T10:30:00Z'"]].concat();
    assert_eq!(held(T::Bool, reads::<bool>).await, ["0", "1", "1.0", "'1'"]);
    assert_eq!(held(T::Int8, reads::<i8>).await, ["0", "1", "2", "-1", "127", "1.0", "'1'"]);
    assert_eq!(held(T::UInt32, reads::<u32>).await, ["0", "1", "2", "127", "128", "4294967295", "1.0", "'1'"]);
    let whole = ["0", "1", "2", "-1", "127", "128", "4294967295", "4294967296", "9223372036854775807", "1.0", "'1'"];
    assert_eq!(held(T::Int64, reads::<i64>).await, whole);
    let numbers = [&whole[..10], &["1.5", "1e300", "9e999", "'1'", "'1.50'", "'-0.5'", "'1e5'"]].concat();
    assert_eq!(held(T::Float64, reads::<f64>).await, numbers);
    let decimals = [&whole[..10], &["1.5", "'1'", "'1.50'", "'-0.5'"]].concat();
    assert_eq!(held(T::Decimal(None), reads::<String>).await, decimals);
    assert_eq!(held(T::Bytes(Some(2)), reads::<Vec<u8>>).await, ["''", "'1'", "x''", "x'00ff'"]);
    assert_eq!(held(T::Uuid, reads::<Uuid>).await, ["x'00ff80c328414a0080000000000000fe'"]);
    assert_eq!(held(T::Date, reads::<chrono::NaiveDate>).await, dates);
    assert_eq!(held(T::Date, reads::<time::Date>).await, dates);
    assert_eq!(held(T::Time, reads::<chrono::NaiveTime>).await, ["'10:30'", "'10:30:00'", "'23:59:59.999'"]);
    assert_eq!(held(T::DateTime, reads::<chrono::NaiveDateTime>).await, local);
    assert_eq!(held(T::DateTime, reads::<time::PrimitiveDateTime>).await, local);
    assert_eq!(held(T::Instant, reads::<time::OffsetDateTime>).await, moments);
    assert_eq!(held(T::Time, reads::<time::Time>).await, ["'10:30'", "'10:30:00'", "'23:59:59.999'"]);
    assert_eq!(held(T::Instant, reads::<chrono::DateTime<chrono::Utc>>).await, moments);
    let documents = held(T::Json, reads::<Json<sqlx::types::JsonValue>>).await;
    assert!(documents.contains(&"'null'") && !documents.contains(&"'[1,'"), "{documents:?}");
}

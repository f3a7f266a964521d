//! What the database fills in must be what programs read.

use schema_core::schema::{DataType, Default};
use sqlx::types::{Uuid, chrono, time};

use crate::model::*;
use crate::sketch::*;

async fn read<T>(case: &mut Case, column: &'static str) -> T
where
    T: for<'r> sqlx::Decode<'r, sqlx::MySql> + sqlx::Type<sqlx::MySql> + Send + Unpin,
{
    let sql = sqlx::AssertSqlSafe(format!("SELECT `{column}` FROM sample"));
    sqlx::query_scalar(sql).fetch_one(case.database.connection()).await.unwrap()
}

/// Instants are in UTC whatever the time zone of the session.
#[tokio::test]
async fn the_current_time() {
    let now = |name: &str, data_type: DataType| defaulted(of(name, data_type), Default::Now);
    let sample = table(
        "sample",
        [
            now("instant", DataType::Instant),
            now("datetime", DataType::DateTime),
            now("date", DataType::Date),
            now("time", DataType::Time),
            now("seconds", DataType::Int64),
            now("text", DataType::Text(None)),
        ],
    );
    let mut case = Case::new(schema([sample]), "SET time_zone = '+05:00'; INSERT INTO sample () VALUES ()", Vec::new()).await;
    let instant: chrono::DateTime<chrono::Utc> = read(&mut case, "instant").await;
    assert!((chrono::Utc::now() - instant).num_seconds().abs() < 60, "{instant}");
    let naive: chrono::NaiveDateTime = read(&mut case, "datetime").await;
    assert!(((naive - instant.naive_utc()).num_minutes() - 5 * 60).abs() < 2, "five hours ahead: {naive}");
    assert_eq!(read::<chrono::NaiveDate>(&mut case, "date").await, naive.date());
    assert!((read::<chrono::NaiveTime>(&mut case, "time").await - naive.time()).num_seconds().abs() < 2);
    assert_eq!(read::<time::OffsetDateTime>(&mut case, "instant").await.unix_timestamp(), instant.timestamp());
    assert!((read::<i64>(&mut case, "seconds").await - instant.timestamp()).abs() < 2);
    let text: chrono::DateTime<chrono::Utc> = read::<String>(&mut case, "text").await.parse().unwrap();
    assert!((text - instant).num_seconds().abs() < 2, "{text}");
}

#[tokio::test]
async fn constants() {
    let uuid = "67e55044-10b1-426f-9247-bb680e5fe0c8";
    let columns = vec![
        defaulted(of("a", DataType::Bool), Default::Bool(true)),
        defaulted(of("b", DataType::Uuid), Default::Text(uuid.to_owned())),
        defaulted(of("c", DataType::Bytes(None)), Default::Text("é'".to_owned())),
        defaulted(of("d", DataType::Decimal(Some((5, 2)))), Default::Number("-1.50".to_owned())),
        defaulted(of("e", DataType::Float64), Default::Number("1".to_owned())),
        defaulted(of("f", role(&["it's"])), Default::Variant("it's".to_owned())),
        defaulted(of("g", DataType::Date), Default::Text("2024-02-29".to_owned())),
        defaulted(of("h", DataType::UInt64), Default::Number("18_446_744_073_709_551_615".to_owned())),
        defaulted(text("i"), Default::Sql("concat(upper('x'), ')\\')".to_owned())),
        defaulted(of("j", DataType::Json), Default::Text("{\"a\": \"'\"}".to_owned())),
        defaulted(of("k", DataType::Instant), Default::Text("1969-07-20T20:17:40.5Z".to_owned())),
        defaulted(short("l"), Default::Text("\\ '".to_owned())),
    ];
    let mut case = Case::new(schema([table("sample", columns)]), "INSERT INTO sample () VALUES ()", Vec::new()).await;
    assert!(read::<bool>(&mut case, "a").await);
    assert_eq!(read::<Uuid>(&mut case, "b").await, uuid.parse::<Uuid>().unwrap());
    assert_eq!(read::<Vec<u8>>(&mut case, "c").await, "é'".as_bytes());
    assert_eq!(case.database.value("SELECT d FROM sample").await, "-1.50");
    assert!((read::<f64>(&mut case, "e").await - 1.0).abs() < f64::EPSILON);
    assert_eq!(read::<String>(&mut case, "f").await, "it's");
    assert_eq!(read::<chrono::NaiveDate>(&mut case, "g").await.to_string(), "2024-02-29");
    assert_eq!(read::<u64>(&mut case, "h").await, u64::MAX);
    assert_eq!(read::<String>(&mut case, "i").await, "X)\\");
    assert_eq!(read::<String>(&mut case, "j").await, "{\"a\": \"'\"}");
    assert_eq!(read::<chrono::DateTime<chrono::Utc>>(&mut case, "k").await.to_rfc3339(), "1969-07-20T20:17:40.500+00:00");
    assert_eq!(read::<String>(&mut case, "l").await, "\\ '");
}

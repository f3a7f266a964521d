//! What the database fills in must be what programs read.

use schema_core::schema::{Column, DataType, Default};
use sqlx::types::{Uuid, chrono, time};

use crate::model::*;

async fn filled(columns: Vec<Column>) -> Case {
    let mut case = Case::new(schema([table("sample", columns)]), "", Vec::new()).await;
    case.database.run("INSERT INTO sample DEFAULT VALUES").await;
    case
}

async fn read<T>(case: &mut Case, column: &'static str) -> T
where
    T: for<'r> sqlx::Decode<'r, sqlx::Sqlite> + sqlx::Type<sqlx::Sqlite> + Send + Unpin,
{
    let sql = sqlx::AssertSqlSafe(format!("SELECT {column} FROM sample"));
    sqlx::query_scalar(sql).fetch_one(case.database.connection()).await.unwrap()
}

#[tokio::test]
async fn the_current_time() {
    for strict in [false, true] {
        let now = |name: &str, data_type: DataType| defaulted(Column::new(name, data_type), Default::Now);
        let mut sample = table(
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
        sample.options.strict = strict;
        let mut case = Case::new(schema([sample]), "INSERT INTO sample DEFAULT VALUES", Vec::new()).await;
        let instant: chrono::DateTime<chrono::Utc> = read(&mut case, "instant").await;
        let apart = chrono::Utc::now() - instant;
        assert!(apart.num_seconds().abs() < 60, "{apart}");
        let naive: chrono::NaiveDateTime = read(&mut case, "datetime").await;
        assert!((naive - instant.naive_utc()).num_seconds().abs() < 2);
        assert_eq!(read::<chrono::NaiveDate>(&mut case, "date").await, naive.date());
        assert!((read::<chrono::NaiveTime>(&mut case, "time").await - naive.time()).num_seconds().abs() < 2);
        assert_eq!(read::<time::OffsetDateTime>(&mut case, "instant").await.unix_timestamp(), instant.timestamp());
        assert_eq!(read::<time::PrimitiveDateTime>(&mut case, "datetime").await.assume_utc().unix_timestamp(), naive.and_utc().timestamp());
        assert_eq!(read::<time::Date>(&mut case, "date").await.to_string(), naive.date().to_string());
        let (hour, minute, _) = read::<time::Time>(&mut case, "time").await.as_hms();
        assert_eq!(format!("{hour:02}:{minute:02}"), read::<chrono::NaiveTime>(&mut case, "time").await.format("%R").to_string());
        assert!((read::<i64>(&mut case, "seconds").await - instant.timestamp()).abs() < 2);
        assert_eq!(read::<String>(&mut case, "text").await.len(), "2024-02-29T12:34:56.789+00:00".len());
    }
}

/// The text is the one that sqlx writes for the same moment.
#[tokio::test]
async fn the_current_time_as_written() {
    let moment = "2024-02-29T12:34:56.789+00:00".parse::<chrono::DateTime<chrono::Utc>>().unwrap();
    let mut case = filled(vec![optional(text("x"))]).await;
    let formats = [
        (DataType::Instant, "SELECT strftime('%Y-%m-%dT%H:%M:%f+00:00', '2024-02-29 12:34:56.789')"),
        (DataType::DateTime, "SELECT strftime('%Y-%m-%d %H:%M:%f', '2024-02-29 12:34:56.789')"),
        (DataType::Date, "SELECT date('2024-02-29 12:34:56.789')"),
        (DataType::Time, "SELECT strftime('%H:%M:%f', '2024-02-29 12:34:56.789')"),
    ];
    for (data_type, sql) in formats {
        let by_default = case.database.value(sql).await;
        let query = sqlx::query_scalar::<_, String>("SELECT CAST(? AS TEXT)");
        let query = match data_type {
            DataType::Instant => query.bind(moment),
            DataType::DateTime => query.bind(moment.naive_utc()),
            DataType::Date => query.bind(moment.date_naive()),
            _ => query.bind(moment.time()),
        };
        assert_eq!(query.fetch_one(case.database.connection()).await.unwrap(), by_default, "{data_type}");
        // The format is that of the default.
        let format = sql.split('\'').nth(1).filter(|part| part.starts_with('%')).unwrap_or("date(");
        let plan = sql_of(&table("sample", [defaulted(Column::new("x", data_type), Default::Now)]));
        assert!(plan.contains(format), "{plan}");
    }
}

fn sql_of(table: &schema_core::schema::Table) -> String {
    sql(&plan(&schema([]), &[create(table.clone())]))
}

#[tokio::test]
async fn constants() {
    let uuid = "67e55044-10b1-426f-9247-bb680e5fe0c8";
    let columns = vec![
        defaulted(Column::new("a", DataType::Bool), Default::Bool(true)),
        defaulted(Column::new("b", DataType::Uuid), Default::Text(uuid.to_owned())),
        defaulted(Column::new("c", DataType::Bytes(None)), Default::Text("é'".to_owned())),
        defaulted(Column::new("d", DataType::Decimal(None)), Default::Number("-1.50".to_owned())),
        defaulted(Column::new("e", DataType::Float64), Default::Number("1".to_owned())),
        defaulted(Column::new("f", role(&["it's"])), Default::Variant("it's".to_owned())),
        defaulted(Column::new("g", DataType::Date), Default::Text("2024-02-29".to_owned())),
        defaulted(Column::new("h", DataType::Int64), Default::Number("-9_223_372_036_854_775_808".to_owned())),
        defaulted(text("i"), Default::Sql("upper('x') || ')'".to_owned())),
        defaulted(Column::new("j", DataType::Json), Default::Text("{\"a\": \"'\"}".to_owned())),
    ];
    let mut case = filled(columns).await;
    assert!(read::<bool>(&mut case, "a").await);
    assert_eq!(read::<Uuid>(&mut case, "b").await, uuid.parse::<Uuid>().unwrap());
    assert_eq!(read::<Vec<u8>>(&mut case, "c").await, "é'".as_bytes());
    assert_eq!(read::<String>(&mut case, "d").await, "-1.50");
    assert!((read::<f64>(&mut case, "e").await - 1.0).abs() < f64::EPSILON);
    assert_eq!(read::<String>(&mut case, "f").await, "it's");
    assert_eq!(read::<chrono::NaiveDate>(&mut case, "g").await.to_string(), "2024-02-29");
    assert_eq!(read::<i64>(&mut case, "h").await, i64::MIN);
    assert_eq!(read::<String>(&mut case, "i").await, "X)");
    assert_eq!(read::<String>(&mut case, "j").await, "{\"a\": \"'\"}");
}

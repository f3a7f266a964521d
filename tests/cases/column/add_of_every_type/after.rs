#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub name: String,
    pub city: Option<String>,
    pub a: Option<bool>,
    pub b: Option<i8>,
    pub c: Option<u32>,
    pub d: Option<f32>,
    #[entity(precision = 10, scale = 2)]
    pub e: Option<rust_decimal::Decimal>,
    pub f: Option<Vec<u8>>,
    pub g: Option<chrono::NaiveDate>,
    pub h: Option<chrono::NaiveTime>,
    pub i: Option<chrono::NaiveDateTime>,
    pub j: Option<time::OffsetDateTime>,
    pub k: Option<uuid::Uuid>,
    pub l: Option<serde_json::Value>,
    #[entity(type = "NUMERIC")]
    pub m: Option<i64>,
}

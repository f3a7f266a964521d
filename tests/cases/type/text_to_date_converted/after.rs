//@ dialects: sqlite, postgres
#[derive(Entity)]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(convert = "substr(value, 7, 4) || '-' || substr(value, 4, 2) || '-' || substr(value, 1, 2)")]
    pub value: chrono::NaiveDate,
}

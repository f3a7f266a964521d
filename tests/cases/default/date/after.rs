#[derive(Entity)]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub x: i64,
    #[entity(default = "2024-02-29")]
    pub value: chrono::NaiveDate,
}

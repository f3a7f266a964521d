//@ dialects: sqlite
#[derive(Entity)]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(convert = "nullif(CAST(value AS INTEGER), 0)")]
    pub value: Option<i64>,
}

//@ dialects: sqlite
#[derive(Entity)]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(convert = "CAST(value AS INTEGER)")]
    pub value: i64,
}

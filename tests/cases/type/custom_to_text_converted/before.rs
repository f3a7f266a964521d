#[derive(Entity)]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(type = "VARCHAR(10)")]
    pub value: String,
}

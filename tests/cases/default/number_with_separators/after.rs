#[derive(Entity)]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub x: i64,
    #[entity(default = 1_000_000)]
    pub value: i64,
}

#[derive(Entity)]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub x: i64,
    #[entity(default = "00ff80c3-2841-4a00-8000-0000000000fe")]
    pub value: uuid::Uuid,
}

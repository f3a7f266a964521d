//@ dialects: sqlite
#[derive(Entity)]
pub struct Event {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub day: String,
}

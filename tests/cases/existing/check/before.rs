#[derive(Entity)]
pub struct Visit {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub starts: i32,
    pub ends: Option<i32>,
    pub age: Option<i32>,
}

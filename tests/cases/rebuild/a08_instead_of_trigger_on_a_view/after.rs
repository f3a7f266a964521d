//@ dialects: sqlite
#[derive(Entity)]
pub struct Parent {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub name: String,
    pub x: i64,
}

//@ dialects: sqlite
#[derive(Entity)]
pub struct T {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(collate = "rtrim")]
    pub s: String,
}

//@ dialects: sqlite, postgres
#[derive(Entity)]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(convert = "b + 1")]
    pub a: i64,
    #[entity(convert = "a || '!'")]
    pub b: String,
}

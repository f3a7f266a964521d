#[derive(Entity)]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub width: i32,
    #[entity(generated = "width * 2", comment = "twice")]
    pub double: i32,
    #[entity(generated = "width + 1", comment = "one more")]
    pub more: Option<i32>,
}

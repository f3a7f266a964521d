#[derive(Entity)]
pub struct T {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(renamed_from = "index")]
    pub x: String,
    #[entity(renamed_from = "y")]
    pub table: i64,
}

#[derive(Entity)]
pub struct T {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(renamed_from = "a")]
    pub b: String,
    #[entity(renamed_from = "b")]
    pub c: String,
}

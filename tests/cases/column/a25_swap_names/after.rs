#[derive(Entity)]
pub struct Pair {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(renamed_from = "b")]
    pub a: String,
    #[entity(renamed_from = "a")]
    pub b: String,
}

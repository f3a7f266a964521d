#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(renamed_from = "b")]
    pub bb: String,
    #[entity(renamed_from = "a")]
    pub aa: String,
    #[entity(renamed_from = "c")]
    pub cc: i64,
    pub d: bool,
}

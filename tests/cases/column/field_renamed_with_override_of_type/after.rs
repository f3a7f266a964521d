#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(type = "NUMERIC", renamed_from = "a")]
    pub b: i64,
}

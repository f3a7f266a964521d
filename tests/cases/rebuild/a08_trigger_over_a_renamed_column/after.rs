//@ dialects: sqlite
#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(renamed_from = "name")]
    pub full_name: String,
    pub seen: Option<i64>,
}

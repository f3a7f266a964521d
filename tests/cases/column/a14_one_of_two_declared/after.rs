#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(renamed_from = "name")]
    pub first_name: String,
    #[entity(default = "")]
    pub last_name: String,
}

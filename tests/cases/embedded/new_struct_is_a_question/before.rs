#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(length = 80, index)]
    pub city: Option<String>,
    #[entity(length = 2)]
    pub country: String,
}

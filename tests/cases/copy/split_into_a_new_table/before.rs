#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(length = 100, unique)]
    pub email: String,
    pub street: Option<String>,
    pub city: Option<String>,
}

#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(length = 100)]
    pub card: Option<String>,
}

#[derive(Entity)]
pub struct User {
    pub id: i64,
    #[entity(primary_key)]
    pub email: String,
}

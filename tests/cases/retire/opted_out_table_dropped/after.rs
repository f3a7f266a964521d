#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    pub name: String,
}

#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(unique, length = 40)]
    pub name: String,
}

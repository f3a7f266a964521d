#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    pub name: String,
    pub city: String,
    pub age: String,
    pub kind: String,
}

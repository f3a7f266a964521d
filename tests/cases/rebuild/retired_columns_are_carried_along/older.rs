#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub phone: String,
    pub name: Option<String>,
    pub age: i64,
}

#[derive(Entity)]
pub struct Account {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(length = 40)]
    pub email: String,
    #[entity(length = 40)]
    pub name: String,
}

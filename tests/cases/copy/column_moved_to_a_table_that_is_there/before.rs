#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    pub street: Option<String>,
}

#[derive(Entity)]
pub struct Address {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(references = User)]
    pub user_id: i64,
}

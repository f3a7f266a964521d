#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
}

#[derive(Entity)]
pub struct Address {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(references = User)]
    pub user_id: i64,
    #[entity(backfill = "(SELECT street FROM user WHERE user.id = address.user_id)")]
    pub street: Option<String>,
}

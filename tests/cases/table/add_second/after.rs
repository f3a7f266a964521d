#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub name: String,
}

#[derive(Entity)]
pub struct Post {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(references = User)]
    pub user_id: i64,
    pub title: String,
}

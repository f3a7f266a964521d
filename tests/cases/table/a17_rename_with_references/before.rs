#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(unique)]
    pub email: String,
    #[entity(index)]
    pub city: String,
}

#[derive(Entity)]
pub struct Post {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(references = User, on_delete = cascade)]
    pub user_id: i64,
    pub title: String,
}

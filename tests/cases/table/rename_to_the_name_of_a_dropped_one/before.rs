#[derive(Entity)]
pub struct Draft {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub text: String,
}

#[derive(Entity)]
pub struct Post {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub old_body: String,
    pub score: i64,
}

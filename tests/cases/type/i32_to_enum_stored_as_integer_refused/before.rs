#[derive(Entity)]
pub struct Post {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub status: i32,
}

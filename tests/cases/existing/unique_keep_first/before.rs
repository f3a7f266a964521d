#[derive(Entity)]
pub struct Member {
    #[entity(primary_key)]
    pub org: i64,
    #[entity(primary_key)]
    #[entity(length = 40)]
    pub name: String,
    #[entity(length = 40)]
    pub email: String,
    pub phone: Option<String>,
}

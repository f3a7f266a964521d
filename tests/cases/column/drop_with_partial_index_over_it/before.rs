#[derive(Entity)]
#[entity(unique(email, filter = "NOT deleted"))]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub email: String,
    pub deleted: bool,
}

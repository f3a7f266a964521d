#[derive(Entity)]
#[entity(unique(sql("lower(email)"), name = "user_email_key"))]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub email: String,
}

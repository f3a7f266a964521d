#[derive(Entity)]
#[entity(index(sql("lower(email)"), name = "user_lower_email"))]
#[entity(unique(email, filter = "NOT deleted", name = "user_live_email"))]
#[entity(check("email <> 'email'", name = "user_email_given"))]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub email: String,
    pub deleted: bool,
}

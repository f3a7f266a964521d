#[derive(Entity)]
#[entity(index(sql("lower(mail)"), name = "user_lower_email"))]
#[entity(unique(mail, filter = "NOT gone", name = "user_live_email"))]
#[entity(check("mail <> 'email'", name = "user_email_given"))]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(renamed_from = "email")]
    pub mail: String,
    #[entity(renamed_from = "deleted")]
    pub gone: bool,
}

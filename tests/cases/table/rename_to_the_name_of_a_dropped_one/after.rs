#[derive(Entity)]
#[entity(renamed_from = "draft")]
pub struct Post {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub text: String,
}

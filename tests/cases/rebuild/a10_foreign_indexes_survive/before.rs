#[derive(Entity)]
#[entity(unique(email))]
#[entity(index(age desc, email))]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub email: String,
    pub age: Option<i64>,
    pub gone: bool,
}

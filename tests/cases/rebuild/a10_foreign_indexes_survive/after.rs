#[derive(Entity)]
#[entity(unique(email))]
#[entity(index(age desc, email))]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub email: String,
    #[entity(default = 0)]
    pub age: i64,
    pub gone: bool,
}

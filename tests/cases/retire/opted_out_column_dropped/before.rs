#[derive(Entity)]
#[entity(retire = false)]
pub struct Session {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(index, references = User)]
    pub user_id: i64,
    #[entity(length = 100, unique)]
    pub token: String,
    pub seen: i64,
}

#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    pub phone: Option<i64>,
}

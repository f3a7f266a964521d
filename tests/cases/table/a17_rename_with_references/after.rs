#[derive(Entity)]
#[entity(renamed_from = "user")]
pub struct Account {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(unique)]
    pub email: String,
    #[entity(index)]
    pub city: String,
}

#[derive(Entity)]
pub struct Post {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(references = Account, on_delete = cascade)]
    pub user_id: i64,
    pub title: String,
}

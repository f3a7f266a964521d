#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(length = 100, unique)]
    pub email: String,
}

#[derive(Entity)]
#[entity(from = "SELECT id AS user_id, street, city FROM user WHERE street IS NOT NULL")]
#[entity(check("street <> ''"))]
pub struct Address {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(unique, references = User, on_delete = cascade)]
    pub user_id: i64,
    pub street: String,
    pub city: Option<String>,
    #[entity(default = "home")]
    pub kind: String,
}

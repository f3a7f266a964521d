use migrator::Entity;

#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
}

#[derive(Entity)]
#[entity(from = "SELECT id AS user_id FROM user")]
pub struct Address {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub user_id: i64,
    pub street: String,
}

#[derive(Entity)]
#[entity(from = "SELECT id, street AS strasse FROM user")]
pub struct Place {
    #[entity(primary_key)]
    pub id: i64,
    pub street: Option<String>,
}

#[derive(Entity)]
#[entity(from = "SELECT name FROM visitor")]
pub struct Guest {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub name: String,
}

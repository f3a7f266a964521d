#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub name: String,
}

#[derive(Entity)]
pub struct Team {
    pub motto: Option<String>,
    pub name: String,
    #[entity(primary_key, auto_increment)]
    pub id: i64,
}

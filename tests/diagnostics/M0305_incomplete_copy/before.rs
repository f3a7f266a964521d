use migrator::Entity;

#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    pub street: Option<String>,
}

#[derive(Entity)]
pub struct Visitor {
    #[entity(primary_key)]
    pub id: i64,
    pub name: String,
}

#[derive(Entity)]
pub struct Guest {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub name: String,
}

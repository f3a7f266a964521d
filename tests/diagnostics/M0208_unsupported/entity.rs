use migrator::Entity;

#[derive(Entity)]
#[entity(without_rowid, strict)]
pub struct User {
    pub id: i64,
    #[entity(primary_key)]
    pub key: String,
}

#[derive(Entity)]
#[entity(without_rowid)]
pub struct Counter {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
}

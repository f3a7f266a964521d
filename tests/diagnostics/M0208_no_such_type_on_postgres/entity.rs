//@ dialects: Sqlite Postgres
use migrator::Entity;

#[derive(Entity)]
pub struct Reading {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub count: u32,
    pub offset: i8,
}

//@ dialects: sqlite
use migrator::Entity;

#[derive(Entity)]
#[entity(unique(name(collate = "nocase"), id desc))]
pub struct Item {
    #[entity(primary_key)]
    pub id: i64,
    pub name: String,
}

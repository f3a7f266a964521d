//@ dialects: sqlite
use migrator::Entity;

#[derive(Entity)]
pub struct Item {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(unique(collate = "nocase"))]
    pub name: String,
}

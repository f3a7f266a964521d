//@ dialects: Postgres Mysql
use migrator::Entity;

#[derive(Entity)]
pub struct Article {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(unique)]
    pub slug: String,
    pub tags: Vec<String>,
    #[entity(index(filter = "published"))]
    pub published: bool,
}

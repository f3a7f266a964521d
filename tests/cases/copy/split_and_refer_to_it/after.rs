#[derive(Entity)]
pub struct Book {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(references = Author, backfill = "(SELECT a.id FROM author a WHERE a.name = author)")]
    pub author_id: i64,
    #[entity(renamed_from = "pages")]
    pub length: i64,
}

#[derive(Entity)]
#[entity(from = "SELECT min(id) AS id, author AS name, sum(length) AS written FROM book GROUP BY author")]
pub struct Author {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(length = 50, unique)]
    pub name: String,
    pub written: i64,
}

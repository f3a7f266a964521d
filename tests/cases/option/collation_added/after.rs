//@ dialects: sqlite, mysql
#[derive(Entity)]
pub struct T {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(index, collate = "nocase")]
    pub s: String,
}

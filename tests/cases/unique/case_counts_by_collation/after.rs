//@ dialects: sqlite, mysql
#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(unique, collate = "nocase")]
    pub email: String,
}

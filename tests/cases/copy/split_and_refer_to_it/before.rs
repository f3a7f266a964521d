#[derive(Entity)]
pub struct Book {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(length = 50)]
    pub author: String,
    pub pages: i64,
}

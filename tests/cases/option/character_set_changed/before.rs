//@ dialects: mysql
#[derive(Entity)]
#[entity(charset = "latin1", collate = "latin1_german1_ci")]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub name: String,
    #[entity(length = 20, charset = "utf8mb4", collate = "utf8mb4_unicode_ci")]
    pub other: String,
}

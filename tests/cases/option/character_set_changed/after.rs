//@ dialects: mysql
#[derive(Entity)]
#[entity(charset = "utf8mb4", collate = "utf8mb4_bin")]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub name: String,
    #[entity(length = 20, collate = "utf8mb4_general_ci")]
    pub other: String,
}

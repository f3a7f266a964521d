#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub name: Option<String>,
    #[entity(default = "x")]
    pub code: String,
    #[entity(default = now)]
    pub at: chrono::DateTime<chrono::Utc>,
}

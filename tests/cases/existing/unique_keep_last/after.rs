#[derive(Entity)]
pub struct Account {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(unique(existing = keep_last(created_at)))]
    #[entity(length = 40)]
    pub email: Option<String>,
    pub created_at: Option<i64>,
}

#[derive(Entity)]
pub struct Account {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(unique(existing = keep_first), length = 40)]
    pub email: String,
}

#[derive(Entity)]
pub struct Account {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(unique(existing = keep_first), length = 40)]
    pub email: String,
    #[entity(unique, renamed_from = "name", length = 40)]
    pub full_name: String,
}

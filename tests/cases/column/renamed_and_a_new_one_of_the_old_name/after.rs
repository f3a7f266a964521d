#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(renamed_from = "name", unique, length = 40)]
    pub login: String,
    #[entity(new, unique, length = 40, backfill = "upper(login)")]
    pub name: String,
}

#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub name: String,
    #[entity(length = 3, backfill = "upper(name)")]
    pub code: String,
}

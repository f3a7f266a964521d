#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub name: String,
    #[entity(unique, convert = "CAST(code AS DECIMAL)", backfill("100 + id", batch = 2))]
    pub code: i64,
}

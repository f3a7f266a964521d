//@ dialects: sqlite, postgres
#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(backfill = "'user ' || id")]
    pub name: String,
}

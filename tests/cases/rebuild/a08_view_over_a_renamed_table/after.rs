//@ dialects: sqlite, postgres
#[derive(Entity)]
#[entity(renamed_from = "parent")]
pub struct Elder {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub name: String,
    pub x: i64,
}

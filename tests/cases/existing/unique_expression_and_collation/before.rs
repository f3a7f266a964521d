//@ dialects: sqlite
#[derive(Entity)]
pub struct Name {
    #[entity(primary_key)]
    pub id: i64,
    pub first: String,
    pub last: String,
}

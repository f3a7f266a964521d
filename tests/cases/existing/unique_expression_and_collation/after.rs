//@ dialects: sqlite
#[derive(Entity)]
#[entity(unique(sql("lower(first)"), last(collate = "nocase"), existing = keep_last))]
pub struct Name {
    #[entity(primary_key)]
    pub id: i64,
    pub first: String,
    pub last: String,
}

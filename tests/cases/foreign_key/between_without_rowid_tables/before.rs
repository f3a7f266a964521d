#[derive(Entity)]
#[entity(without_rowid)]
pub struct K {
    #[entity(primary_key)]
    pub code: String,
}

#[derive(Entity)]
#[entity(without_rowid)]
pub struct V {
    #[entity(primary_key)]
    pub n: i64,
    pub k: String,
}

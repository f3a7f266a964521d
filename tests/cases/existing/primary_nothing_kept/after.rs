#[derive(Entity)]
#[entity(retire = false)]
pub struct Setting {
    #[entity(primary_key(existing = keep_first(written_at)), length = 40)]
    pub name: String,
    pub written_at: i64,
}

#[derive(Entity)]
pub struct Setting {
    #[entity(primary_key(existing = keep_first), auto_increment)]
    pub id: i64,
    #[entity(length = 40)]
    pub name: String,
}

#[derive(Entity)]
pub struct Setting {
    #[entity(primary_key(existing = keep_first), length = 40)]
    pub name: String,
}

#[derive(Entity)]
#[entity(no_primary_key, retire = false)]
pub struct Setting {
    #[entity(length = 40)]
    pub name: Option<String>,
    pub written_at: i64,
}

#[derive(Entity)]
#[entity(no_primary_key)]
pub struct Setting {
    pub tenant: i64,
    #[entity(length = 40)]
    pub name: String,
    pub value: Option<String>,
    pub written_at: i64,
}

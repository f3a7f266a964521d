#[derive(Entity)]
#[entity(primary_key(tenant, name, existing = keep_last(written_at)))]
pub struct Setting {
    pub tenant: i64,
    #[entity(length = 40)]
    pub name: String,
    pub value: Option<String>,
    pub written_at: i64,
}

#[derive(Entity)]
#[entity(without_rowid)]
pub struct Setting {
    #[entity(primary_key)]
    pub key: String,
    pub value: String,
}

#[derive(Entity)]
#[entity(without_rowid)]
#[entity(renamed_from = "setting")]
pub struct Preference {
    #[entity(primary_key)]
    pub key: String,
    pub value: String,
}

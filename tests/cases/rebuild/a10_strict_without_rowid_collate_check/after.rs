//@ dialects: sqlite
#[derive(Entity)]
#[entity(strict)]
#[entity(without_rowid)]
#[entity(index(note))]
pub struct Cfg {
    #[entity(primary_key, collate = "nocase")]
    pub key: String,
    #[entity(check = "length(value) < 100", default = "")]
    pub value: String,
    #[entity(collate = "rtrim")]
    pub note: Option<String>,
}

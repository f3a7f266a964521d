//@ dialects: postgres
#[derive(Entity)]
pub struct Note {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(index(method = gin, name = "note_tags", with = "fastupdate = off"))]
    pub tags: Vec<String>,
    #[entity(index(name = "note_code"))]
    pub code: String,
    #[entity(index(name = "note_title", with = "fillfactor = 70"))]
    pub title: String,
}

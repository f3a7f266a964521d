//@ dialects: postgres
#[derive(Entity)]
pub struct Note {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(index(method = gin, name = "note_tags"))]
    pub tags: Vec<String>,
    #[entity(index(name = "note_code", method = hash))]
    pub code: String,
    #[entity(index(name = "note_title", operator_class = "text_pattern_ops", with = "fillfactor = 70"))]
    pub title: String,
}

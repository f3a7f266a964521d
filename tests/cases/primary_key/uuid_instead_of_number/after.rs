//@ dialects: sqlite
#[derive(Entity)]
pub struct Doc {
    #[entity(convert = "unhex(printf('%032x', id))", primary_key)]
    pub id: uuid::Uuid,
    pub title: String,
}

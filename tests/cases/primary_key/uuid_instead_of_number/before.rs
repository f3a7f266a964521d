#[derive(Entity)]
pub struct Doc {
    #[entity(primary_key)]
    pub id: i64,
    pub title: String,
}

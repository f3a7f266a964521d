#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub name: String,
    #[entity(references = Nowhere)]
    pub x_id: Option<i64>,
}

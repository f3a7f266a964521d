#[derive(Entity)]
#[entity(new)]
pub struct Category {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(references = Category, on_delete = cascade)]
    pub parent_id: Option<i64>,
    pub name: String,
}

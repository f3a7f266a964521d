use migrator::Entity;

#[derive(Entity)]
pub struct Item {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(references = Item)]
    pub parent_id: Option<i64>,
}

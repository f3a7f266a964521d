#[derive(Entity)]
pub struct Old {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(references = Old)]
    pub parent_id: Option<i64>,
}

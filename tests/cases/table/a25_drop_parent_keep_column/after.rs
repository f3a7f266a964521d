#[derive(Entity)]
pub struct Child {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub parent_id: i64,
}

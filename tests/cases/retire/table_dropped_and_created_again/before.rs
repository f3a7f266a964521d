#[derive(Entity)]
pub struct K {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
}

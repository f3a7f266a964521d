#[derive(Entity)]
pub struct Kept {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
}

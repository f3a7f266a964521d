#[derive(Entity)]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub weight: i64,
    pub size: Option<i16>,
}

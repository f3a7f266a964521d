#[derive(Entity)]
#[entity(index(b, a))]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(unique)]
    pub a: i64,
    pub b: i64,
}

//@ dialects: sqlite, mysql
#[derive(Entity)]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub weight: i64,
    #[entity(backfill("weight * 2", batch = 2))]
    pub size: i16,
}

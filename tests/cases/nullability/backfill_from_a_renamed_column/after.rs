#[derive(Entity)]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(renamed_from = "old")]
    pub new: i64,
    #[entity(backfill = "old * 2")]
    pub value: i64,
}

#[derive(Entity)]
pub struct Shop {
    #[entity(primary_key)]
    pub id: i64,
    pub opens: chrono::NaiveTime,
    #[entity(backfill = "opens")]
    pub greets: chrono::NaiveTime,
}

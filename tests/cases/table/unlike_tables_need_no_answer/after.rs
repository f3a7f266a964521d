#[derive(Entity)]
pub struct Invoice {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub total: i64,
    pub due: chrono::NaiveDate,
}

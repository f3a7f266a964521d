#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub middle: Option<i64>,
    pub last: chrono::NaiveDate,
}

#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(renamed_from = "first")]
    pub new_first: String,
    pub middle: Option<i64>,
    pub last: chrono::NaiveDate,
}

#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub first: String,
    #[entity(renamed_from = "middle")]
    pub new_middle: Option<i64>,
    pub last: chrono::NaiveDate,
}

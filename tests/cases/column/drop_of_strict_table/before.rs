#[derive(Entity)]
#[entity(strict)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub a: bool,
    pub b: chrono::NaiveDate,
}

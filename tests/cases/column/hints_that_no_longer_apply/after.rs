#[derive(Entity)]
#[entity(renamed_from = "account")]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(renamed_from = "name")]
    pub full_name: String,
    #[entity(new)]
    pub x: i64,
    pub y: Option<i64>,
}

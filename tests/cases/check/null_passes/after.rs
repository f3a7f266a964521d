#[derive(Entity)]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(check = "n > 0")]
    pub n: Option<i64>,
}

#[derive(Entity)]
#[entity(from = "SELECT number + 1000 AS id, mail AS email, 'old' AS source FROM old_customer")]
pub struct Customer {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(length = 100, unique)]
    pub email: String,
    #[entity(backfill = "'own'")]
    pub source: String,
}

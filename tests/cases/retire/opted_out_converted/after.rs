#[derive(Entity)]
#[entity(retire = false)]
pub struct Item {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(convert = "length(price)")]
    pub price: i64,
    #[entity(backfill = "'none'")]
    pub note: String,
    #[entity(new, backfill = "price")]
    pub label: String,
}

#[derive(Entity)]
#[entity(retire = false)]
pub struct Item {
    #[entity(primary_key)]
    pub id: i64,
    pub price: String,
    pub note: Option<String>,
}

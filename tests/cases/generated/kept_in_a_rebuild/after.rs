use migrator::Entity;

#[derive(Entity)]
pub struct Item {
    #[entity(primary_key)]
    pub id: i64,
    pub price: i32,
    #[entity(check = "amount <> 3")]
    pub amount: Option<i64>,
    #[entity(generated = "price * amount")]
    pub total: Option<i64>,
}

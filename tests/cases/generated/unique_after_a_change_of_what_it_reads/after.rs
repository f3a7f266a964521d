use migrator::Entity;

#[derive(Entity)]
pub struct Item {
    #[entity(primary_key)]
    pub id: i64,
    pub price: i64,
    #[entity(convert = "amount / 10.0")]
    pub amount: Option<f64>,
    #[entity(unique, generated = "abs(amount)")]
    pub total: Option<f64>,
}

use migrator::Entity;

#[derive(Entity)]
pub struct Item {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(renamed_from = "price")]
    pub cost: i64,
    pub amount: Option<i64>,
    #[entity(generated = "cost * amount")]
    pub total: Option<i64>,
}

#[derive(Entity)]
pub struct Price {
    #[entity(primary_key)]
    pub sku: String,
    pub currency: String,
    pub cents: i64,
}

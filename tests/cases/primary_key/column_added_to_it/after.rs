#[derive(Entity)]
#[entity(primary_key(sku, currency))]
pub struct Price {
    pub sku: String,
    #[entity(default = "EUR")]
    pub currency: String,
    pub cents: i64,
}

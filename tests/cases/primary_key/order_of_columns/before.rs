#[derive(Entity)]
#[entity(primary_key(sku, currency))]
pub struct Price {
    pub sku: String,
    pub currency: String,
}

#[derive(Entity)]
#[entity(primary_key(currency, sku))]
pub struct Price {
    pub sku: String,
    pub currency: String,
}

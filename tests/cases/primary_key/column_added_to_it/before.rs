#[derive(Entity)]
pub struct Price {
    #[entity(primary_key)]
    pub sku: String,
    #[entity(default = "EUR")]
    pub currency: String,
    pub cents: i64,
}

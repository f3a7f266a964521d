use migrator::{Embedded, Entity};

#[derive(Embedded)]
pub struct Address {
    pub city: String,
    pub street: Option<String>,
}

#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(flatten, prefix = "invoice_")]
    pub invoice: Address,
}

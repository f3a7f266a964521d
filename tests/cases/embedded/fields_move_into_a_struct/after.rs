#[derive(Embedded)]
pub struct Address {
    #[entity(length = 80, index)]
    pub city: Option<String>,
    #[entity(length = 2)]
    pub country: String,
    #[entity(length = 8)]
    pub postcode: Option<String>,
}

#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(flatten)]
    pub address: Address,
}

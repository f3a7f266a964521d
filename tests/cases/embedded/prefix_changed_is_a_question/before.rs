#[derive(Embedded)]
pub struct Address {
    #[entity(length = 80, index)]
    pub city: String,
    #[entity(length = 2, check = "length(country) = 2")]
    pub country: Option<String>,
}

#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(flatten, prefix = "billing_")]
    pub billing: Address,
}

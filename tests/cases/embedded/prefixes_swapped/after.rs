#[derive(Embedded)]
pub struct Address {
    #[entity(length = 80)]
    pub city: String,
}

#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(flatten, prefix = "home_", renamed_from = "billing_")]
    pub billing: Address,
    #[entity(flatten, prefix = "billing_", renamed_from = "home_")]
    pub home: Address,
}

#[derive(Entity)]
pub struct Customer {
    #[entity(primary_key)]
    pub id: i64,
    pub name: String,
}

#[derive(Entity)]
pub struct OldCustomer {
    #[entity(primary_key)]
    pub id: i64,
    pub name: String,
}

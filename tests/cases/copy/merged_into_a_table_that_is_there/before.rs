#[derive(Entity)]
pub struct Customer {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(length = 100, unique)]
    pub email: String,
    pub fax: Option<i64>,
}

#[derive(Entity)]
pub struct OldCustomer {
    #[entity(primary_key)]
    pub number: i64,
    #[entity(length = 100)]
    pub mail: String,
}

use migrator::Entity;

#[derive(Entity)]
#[entity(from = "SELECT u.id, upper(u.street) FROM user u")]
pub struct Address {
    #[entity(primary_key)]
    pub id: i64,
    pub street: String,
}

#[derive(Entity)]
#[entity(from = "DELETE FROM user")]
pub struct Place {
    #[entity(primary_key)]
    pub id: i64,
}

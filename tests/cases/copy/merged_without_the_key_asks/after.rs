#[derive(Entity)]
#[entity(from = "SELECT name FROM old_customer")]
pub struct Customer {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub name: String,
}

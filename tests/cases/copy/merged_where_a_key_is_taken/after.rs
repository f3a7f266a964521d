#[derive(Entity)]
#[entity(from = "SELECT id, name FROM old_customer")]
pub struct Customer {
    #[entity(primary_key)]
    pub id: i64,
    pub name: String,
}

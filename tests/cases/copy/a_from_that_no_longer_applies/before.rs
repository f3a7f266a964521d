#[derive(Entity)]
#[entity(from = "SELECT id, street, gone FROM \"user\"")]
pub struct Address {
    #[entity(primary_key)]
    pub id: i64,
    pub street: String,
}

#[derive(Entity)]
#[entity(new)]
pub struct Account {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub email: String,
    pub city: String,
}

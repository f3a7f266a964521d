#[derive(Entity)]
pub struct K {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
}

#[derive(Entity)]
pub struct U {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub phone: String,
}

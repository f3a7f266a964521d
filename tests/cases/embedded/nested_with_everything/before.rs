#[derive(Entity)]
pub struct Country {
    #[entity(primary_key, length = 2)]
    pub code: String,
}

#[derive(Entity)]
pub struct Shop {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
}

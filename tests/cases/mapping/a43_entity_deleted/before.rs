#[derive(Entity)]
pub struct U {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
}

#[derive(Entity)]
pub struct Old {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub name: String,
}

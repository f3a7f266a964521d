#[derive(Entity)]
#[entity(primary_key(country, city))]
pub struct Place {
    pub country: String,
    pub city: String,
    pub people: i64,
}

#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub country: Option<String>,
    pub city: Option<String>,
}

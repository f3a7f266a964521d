#[derive(Entity)]
#[entity(primary_key(country, city))]
pub struct Place {
    pub country: String,
    pub city: String,
    pub people: i64,
}

#[derive(Entity)]
#[entity(foreign_key(country, city, references = Place, on_update = cascade))]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub country: String,
    pub city: String,
}

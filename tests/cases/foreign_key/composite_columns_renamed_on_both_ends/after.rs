#[derive(Entity)]
#[entity(primary_key(land, town))]
pub struct Place {
    #[entity(renamed_from = "country")]
    pub land: String,
    #[entity(renamed_from = "city")]
    pub town: String,
    pub people: i64,
}

#[derive(Entity)]
#[entity(foreign_key(land, town, references = Place, on_update = cascade))]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(renamed_from = "country")]
    pub land: String,
    #[entity(renamed_from = "city")]
    pub town: String,
}

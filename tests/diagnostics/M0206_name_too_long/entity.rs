use migrator::Entity;

#[derive(Entity)]
#[entity(table = "very_very_very_very_very_very_very_very_very_very_very_very_very_very_very_very_very_very_very_very_very_very_very_very_very_very_very_very_very_very_very_very_very_very_very_very_very_very_very_very_long")]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    pub name: String,
}

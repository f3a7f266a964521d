use migrator::Entity;

#[derive(Entity)]
pub struct Item {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(type(postgres = "varchar(40)"), length = 40)]
    pub email: String,
    #[entity(type(postgres = "text", sqlite = "TEXT"))]
    pub place: Option<(f64, f64)>,
}

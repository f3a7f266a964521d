use migrator::Entity;

#[derive(Entity)]
pub struct Item {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(type(postgres = "varchar(40)"))]
    pub email: String,
}

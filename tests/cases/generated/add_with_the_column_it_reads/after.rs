use migrator::Entity;

#[derive(Entity)]
pub struct Item {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(generated("weight * 2", virtual))]
    pub twice: Option<i64>,
    pub weight: Option<i64>,
}

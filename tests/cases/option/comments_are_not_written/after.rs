use migrator::Entity;

#[derive(Entity)]
#[entity(comment = "What we sell.")]
pub struct Item {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(comment = "As on the label.")]
    pub name: String,
}

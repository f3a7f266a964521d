use migrator::Entity;

#[derive(Entity)]
#[entity(no_primary_key)]
pub struct Visit {
    pub path: String,
}

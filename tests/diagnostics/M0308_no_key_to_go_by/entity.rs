use migrator::Entity;

#[derive(Entity)]
#[entity(no_primary_key)]
pub struct Visit {
    pub path: String,
    #[entity(backfill(run = crate::entity::host_of))]
    pub host: String,
}

pub fn host_of(visit: (String,)) -> String {
    visit.0
}

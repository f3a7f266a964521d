#[derive(Entity)]
#[entity(no_primary_key)]
pub struct Reading {
    #[entity(length = 20)]
    pub sensor: String,
    pub taken_at: i32,
    pub unit: Option<String>,
}

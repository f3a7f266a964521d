#[derive(Entity)]
#[entity(no_primary_key)]
pub struct Setting {
    #[entity(length = 40)]
    pub name: String,
}

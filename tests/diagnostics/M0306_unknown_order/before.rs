use migrator::Entity;

#[derive(Entity)]
#[entity(no_primary_key)]
pub struct Setting {
    pub name: i64,
    pub value: Option<String>,
}

#[derive(Entity)]
#[entity(no_primary_key)]
pub struct Visit {
    pub user_id: i64,
    pub day: i64,
}

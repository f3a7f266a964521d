use migrator::Entity;

#[derive(Entity)]
pub struct Setting {
    #[entity(primary_key(existing = keep_last))]
    pub name: i64,
    pub value: Option<String>,
}

#[derive(Entity)]
#[entity(primary_key(user_id, day, existing = keep_first))]
pub struct Visit {
    pub user_id: i64,
    pub day: i64,
}

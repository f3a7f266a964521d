use migrator::Entity;

#[derive(Entity)]
#[entity(rename_all = "camelCase", index(id, filter = "deleted_at IS NULL"), check("startsAt < endsAt"))]
pub struct Visit {
    #[entity(primary_key)]
    pub id: i64,
    pub starts_at: i64,
    #[entity(check = "ends_at > 0")]
    pub ends_at: i64,
    pub deleted_at: Option<i64>,
}

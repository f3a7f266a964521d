#[derive(EntityEnum)]
#[entity(stored = integer)]
pub enum Role {
    Admin,
    Member,
}

#[derive(Entity)]
pub struct Member {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(backfill = "7")]
    pub role: Role,
}

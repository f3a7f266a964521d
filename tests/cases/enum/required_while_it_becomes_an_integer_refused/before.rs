#[derive(EntityEnum)]
pub enum Role {
    Admin,
    Member,
}

#[derive(Entity)]
pub struct Member {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub role: Option<Role>,
}

#[derive(EntityEnum)]
pub enum Role {
    Guest,
    Admin,
    Member,
}

#[derive(Entity)]
pub struct Member {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(default = Role::Guest)]
    pub role: Role,
}

#[derive(EntityEnum)]
#[entity(stored = text)]
pub enum Role {
    Admin,
    Member,
    Guest,
}

#[derive(Entity)]
pub struct Member {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(index, default = Role::Member)]
    pub role: Role,
    pub former: Option<Role>,
}

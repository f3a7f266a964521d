//@ dialects: postgres
#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub roles: Vec<Role>,
    #[entity(default = Role::Guest)]
    pub main: Role,
}

#[derive(EntityEnum)]
pub enum Role {
    Guest,
    Member,
    Admin,
}

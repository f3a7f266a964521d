//@ dialects: postgres
#[derive(EntityEnum)]
pub enum Role {
    Admin,
    Member,
    Guest,
}

#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(index(method = gin))]
    pub roles: Vec<Role>,
    pub former: Option<Vec<Role>>,
}

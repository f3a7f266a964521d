//@ dialects: postgres
#[derive(EntityEnum)]
pub enum Role {
    Admin,
    Trial,
    Member,
    Guest,
}

#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(default = sql("ARRAY['Member', 'Trial']::role[]"))]
    pub roles: Vec<Role>,
    pub former: Option<Vec<Role>>,
}

#[derive(EntityEnum)]
pub enum Role {
    Admin,
    Editor,
    Reader,
}

#[derive(Entity)]
pub struct Member {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(default = Role::Editor, index)]
    pub role: Role,
}

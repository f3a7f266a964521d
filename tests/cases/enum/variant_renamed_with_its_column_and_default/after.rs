#[derive(EntityEnum)]
pub enum Role {
    Admin,
    #[entity(renamed_from = "Editor")]
    r#Type,
    Reader,
}

#[derive(Entity)]
pub struct Member {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(default = Role::r#Type, index, renamed_from = "role")]
    pub part: Role,
}

//@ dialects: sqlite, mysql
#[derive(EntityEnum)]
pub enum Role {
    Admin,
    Writer,
    Reader,
}

#[derive(Entity)]
pub struct Member {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(convert = "replace(role, 'Editor', 'Writer')")]
    pub role: Role,
}

#[derive(EntityEnum)]
pub enum Role {
    #[entity(rename = "it's")]
    Its,
    #[entity(rename = "a, b")]
    AB,
    #[entity(rename = "\"q\"")]
    Q,
}

#[derive(Entity)]
pub struct Member {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub role: Role,
}

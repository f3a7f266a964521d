#[derive(EntityEnum)]
pub enum Role {
    Admin,
    Member,
    Guest,
}

#[derive(EntityEnum)]
pub enum Level {
    #[entity(rename = "low")]
    Low,
    #[entity(rename = "high")]
    High,
}

#[derive(EntityEnum)]
pub enum Size {
    #[entity(rename = "s")]
    Small,
    #[entity(rename = "m")]
    Large,
}

#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    pub role: Role,
    pub level: Level,
    pub size: Size,
}

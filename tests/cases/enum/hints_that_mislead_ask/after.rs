#[derive(EntityEnum)]
#[entity(removed(Guest = Member))]
pub enum Role {
    #[entity(renamed_from = "Admin")]
    Owner,
    Member,
    #[entity(renamed_from = "Guest")]
    Visitor,
    #[entity(renamed_from = "Boss")]
    Chief,
}

/// Each takes the text of the other.
#[derive(EntityEnum)]
pub enum Level {
    #[entity(rename = "high", renamed_from = "low")]
    Low,
    #[entity(rename = "low", renamed_from = "high")]
    High,
}

/// One takes the text that the other leaves.
#[derive(EntityEnum)]
pub enum Size {
    #[entity(rename = "m", renamed_from = "s")]
    Small,
    #[entity(rename = "l", renamed_from = "m")]
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

#[derive(Entity)]
#[entity(renamed_from = "left")]
pub struct Right {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub l: String,
}

#[derive(Entity)]
#[entity(renamed_from = "right")]
pub struct Left {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub r: i64,
}

#[derive(Entity)]
pub struct Link {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(references = Right)]
    pub left_id: i64,
    #[entity(references = Left)]
    pub right_id: i64,
}

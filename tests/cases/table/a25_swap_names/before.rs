#[derive(Entity)]
pub struct Left {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub l: String,
}

#[derive(Entity)]
pub struct Right {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub r: i64,
}

#[derive(Entity)]
pub struct Link {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(references = Left)]
    pub left_id: i64,
    #[entity(references = Right)]
    pub right_id: i64,
}

#[derive(Entity)]
pub struct Hen {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(references = Egg)]
    pub egg_id: Option<i64>,
}

#[derive(Entity)]
pub struct Egg {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(references = Hen)]
    pub hen_id: Option<i64>,
}

#[derive(Entity)]
pub struct P {
    #[entity(primary_key)]
    pub key: String,
}

#[derive(Entity)]
pub struct C {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(references = P, on_delete = cascade)]
    pub p: String,
}

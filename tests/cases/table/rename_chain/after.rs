#[derive(Entity)]
#[entity(renamed_from = "a")]
pub struct B {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub x: String,
}

#[derive(Entity)]
#[entity(renamed_from = "b")]
pub struct C {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub y: i64,
}

#[derive(Entity)]
pub struct A {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub x: String,
}

#[derive(Entity)]
pub struct B {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub y: i64,
}

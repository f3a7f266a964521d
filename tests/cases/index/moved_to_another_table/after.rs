#[derive(Entity)]
pub struct A {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub x: i64,
}

#[derive(Entity)]
pub struct B {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(index(name = "the_index"))]
    pub x: i64,
}

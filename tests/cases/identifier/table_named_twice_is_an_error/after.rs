#[derive(Entity)]
#[entity(table = "t")]
pub struct A {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
}

#[derive(Entity)]
#[entity(table = "t")]
pub struct B {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
}

#[derive(Entity)]
pub struct A {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
}

#[derive(Entity)]
pub struct B {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(references = A)]
    pub a_id: i64,
}

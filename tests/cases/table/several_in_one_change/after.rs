#[derive(Entity)]
pub struct A {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub note: Option<String>,
}

#[derive(Entity)]
pub struct C {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(references = D)]
    pub d_id: i64,
}

#[derive(Entity)]
pub struct D {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(references = A)]
    pub a_id: i64,
    pub x: f64,
    pub z: Option<bool>,
    pub w: Option<bool>,
}

#[derive(Entity)]
pub struct E {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(references = C)]
    pub c_id: i64,
    pub y: bool,
}

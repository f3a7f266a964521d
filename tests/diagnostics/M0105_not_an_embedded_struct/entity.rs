use migrator::{Embedded, Entity};

pub struct Address {
    pub city: String,
}

#[derive(Embedded)]
pub struct Audit {
    pub revision: Revision,
}

#[derive(Entity)]
pub struct User {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(flatten)]
    pub home: Address,
    #[entity(flatten)]
    pub audit: Audit,
    pub again: Option<Audit>,
    #[entity(flatten, prefix = "more_")]
    pub more: Option<Audit>,
}

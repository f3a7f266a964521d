#[derive(Entity)]
#[entity(from = "SELECT id * 2 AS id, name, 'dog' AS kind FROM dog")]
#[entity(from = "SELECT id * 2 + 1 AS id, name, 'cat' AS kind FROM cat")]
pub struct Pet {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub name: String,
    pub kind: Kind,
}

#[derive(EntityEnum)]
#[entity(rename_all = "lowercase")]
pub enum Kind {
    Dog,
    Cat,
}

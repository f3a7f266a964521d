#[derive(Entity)]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(length = 40)]
    pub name: String,
    #[entity(default("none", temporary), length = 40)]
    pub slug: String,
    #[entity(default(Kind::Plain, temporary))]
    pub kind: Kind,
}

#[derive(EntityEnum)]
pub enum Kind {
    Plain,
    Fancy,
}

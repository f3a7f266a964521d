#[derive(Entity)]
pub struct Item {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(length = 40)]
    pub name: String,
    #[entity(default("none", temporary), backfill = "lower(name)", length = 40)]
    pub slug: String,
    #[entity(default(0, temporary))]
    pub size: i64,
    #[entity(default(Kind::Plain, temporary), backfill = "'Fancy'")]
    pub kind: Kind,
    #[entity(default(now, temporary))]
    pub made_at: chrono::DateTime<chrono::Utc>,
    #[entity(default(sql("1 + 1"), temporary), backfill("id * 10", batch = 2))]
    pub weight: i64,
}

#[derive(EntityEnum)]
pub enum Kind {
    Plain,
    Fancy,
}

#[derive(Entity)]
#[entity(unique(code))]
pub struct Item {
    #[entity(primary_key(existing = keep_first(code)), length = 20)]
    pub name: String,
    pub code: i64,
}

#[derive(Entity)]
pub struct Sale {
    #[entity(primary_key)]
    pub id: i64,
    #[entity(references = Item(code), on_delete = cascade)]
    pub item: i64,
}

#[derive(Entity)]
#[entity(primary_key(shop, code))]
pub struct Item {
    pub shop: i32,
    pub code: i32,
}

#[derive(Entity)]
#[entity(foreign_key(shop, code, references = Item, existing = delete))]
pub struct Sale {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub shop: i32,
    pub code: Option<i32>,
    pub price: i32,
}

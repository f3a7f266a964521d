#[derive(Entity)]
#[entity(primary_key(region, number))]
pub struct Order {
    #[entity(length = 10)]
    pub region: String,
    pub number: i32,
    pub note: Option<String>,
}

#[derive(Entity)]
#[entity(foreign_key(order_region, order_number, references = Order(region, number), on_delete = cascade))]
pub struct Line {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(length = 10)]
    pub order_region: String,
    pub order_number: i32,
}

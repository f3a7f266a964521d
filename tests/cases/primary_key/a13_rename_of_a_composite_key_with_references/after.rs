#[derive(Entity)]
#[entity(primary_key(area, place))]
pub struct Order {
    #[entity(length = 10, renamed_from = "region")]
    pub area: String,
    #[entity(renamed_from = "number")]
    pub place: i32,
    pub note: Option<String>,
}

#[derive(Entity)]
#[entity(foreign_key(order_region, order_number, references = Order(area, place), on_delete = cascade))]
pub struct Line {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(length = 10)]
    pub order_region: String,
    pub order_number: i32,
}

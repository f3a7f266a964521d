#[derive(Embedded)]
pub struct Key {
    #[entity(primary_key)]
    pub tenant: i64,
    #[entity(primary_key)]
    pub number: i64,
}

#[derive(Embedded)]
#[entity(foreign_key(tenant, number, references = Order(key.tenant, key.number), on_delete = cascade))]
pub struct OrderRef {
    pub tenant: i64,
    pub number: i64,
}

#[derive(Entity)]
pub struct Order {
    #[entity(flatten)]
    pub key: Key,
    #[entity(length = 80)]
    pub title: String,
}

#[derive(Entity)]
#[entity(primary_key(order.tenant, order.number, line))]
pub struct OrderLine {
    #[entity(flatten, prefix = "order_")]
    pub order: OrderRef,
    pub line: i64,
}

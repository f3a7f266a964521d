//@ dialects: postgres
#[derive(Entity)]
#[entity(schema = "sales")]
pub struct Invoice {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    pub total: i64,
}

#[derive(Entity)]
pub struct Line {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(references = Invoice, on_delete = cascade)]
    pub invoice_id: i64,
}

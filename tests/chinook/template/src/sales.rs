//! What was sold to whom.

use chrono::NaiveDateTime;
use migrator::Entity;
use rust_decimal::Decimal;

use crate::music::Track;
use crate::people::Customer;

#[derive(Entity)]
pub struct Invoice {
    #[entity(primary_key)]
    pub invoice_id: i64,
    #[entity(references = Customer, index)]
    pub customer_id: i64,
    pub invoice_date: NaiveDateTime,
    #[entity(length = 70)]
    pub billing_address: Option<String>,
    #[entity(length = 40)]
    pub billing_city: Option<String>,
    #[entity(length = 40)]
    pub billing_state: Option<String>,
    #[entity(length = 40)]
    pub billing_country: Option<String>,
    #[entity(length = 10)]
    pub billing_postal_code: Option<String>,
    #[entity(precision = 10, scale = 2)]
    pub total: Decimal,
}

#[derive(Entity)]
pub struct InvoiceLine {
    #[entity(primary_key)]
    pub invoice_line_id: i64,
    #[entity(references = Invoice, index)]
    pub invoice_id: i64,
    #[entity(references = Track, index)]
    pub track_id: i64,
    #[entity(precision = 10, scale = 2)]
    pub unit_price: Decimal,
    pub quantity: i64,
}

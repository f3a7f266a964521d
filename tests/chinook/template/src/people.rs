//! Who sells and who buys.

use chrono::NaiveDateTime;
use migrator::Entity;

#[derive(Entity)]
pub struct Employee {
    #[entity(primary_key)]
    pub employee_id: i64,
    #[entity(length = 20)]
    pub last_name: String,
    #[entity(length = 20)]
    pub first_name: String,
    #[entity(length = 30)]
    pub title: Option<String>,
    #[entity(references = Employee, index)]
    pub reports_to: Option<i64>,
    pub birth_date: Option<NaiveDateTime>,
    pub hire_date: Option<NaiveDateTime>,
    #[entity(length = 70)]
    pub address: Option<String>,
    #[entity(length = 40)]
    pub city: Option<String>,
    #[entity(length = 40)]
    pub state: Option<String>,
    #[entity(length = 40)]
    pub country: Option<String>,
    #[entity(length = 10)]
    pub postal_code: Option<String>,
    #[entity(length = 24)]
    pub phone: Option<String>,
    #[entity(length = 24)]
    pub fax: Option<String>,
    #[entity(length = 60)]
    pub email: Option<String>,
}

#[derive(Entity)]
pub struct Customer {
    #[entity(primary_key)]
    pub customer_id: i64,
    #[entity(length = 40)]
    pub first_name: String,
    #[entity(length = 20)]
    pub last_name: String,
    #[entity(length = 80)]
    pub company: Option<String>,
    #[entity(length = 70)]
    pub address: Option<String>,
    #[entity(length = 40)]
    pub city: Option<String>,
    #[entity(length = 40)]
    pub state: Option<String>,
    #[entity(length = 40)]
    pub country: Option<String>,
    #[entity(length = 10)]
    pub postal_code: Option<String>,
    #[entity(length = 24)]
    pub phone: Option<String>,
    #[entity(length = 24)]
    pub fax: Option<String>,
    #[entity(length = 60)]
    pub email: String,
    #[entity(references = Employee, index)]
    pub support_rep_id: Option<i64>,
}

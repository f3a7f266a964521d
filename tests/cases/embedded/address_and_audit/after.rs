mod shared {
    #[derive(Embedded)]
    pub struct Address {
        #[entity(default = "")]
        pub street: String,
        #[entity(length = 255, backfill = "name")]
        pub city: String,
        #[entity(length = 2, default = "CH")]
        pub country: String,
    }

    #[derive(Embedded)]
    pub struct Audit {
        #[entity(default = 0)]
        pub revision: i64,
        pub note: Option<String>,
    }
}

use shared::Address;
type Home = Option<shared::Address>;

#[derive(Entity)]
pub struct User {
    #[entity(primary_key, auto_increment)]
    pub id: i64,
    #[entity(length = 255)]
    pub name: String,
    #[entity(flatten)]
    pub audit: shared::Audit,
    #[entity(flatten, prefix = "billing_")]
    pub billing: Address,
    #[entity(flatten, prefix = "home_")]
    pub home: Home,
}

use migrator::Embedded;

macro_rules! embedded {
    ($name:ident) => {
        #[derive(Embedded)]
        pub struct $name {
            pub city: String,
        }
    };
}

embedded!(Address);

#[derive(Embedded)]
#[entity(table = "home")]
pub struct Home(String);

fn main() {}

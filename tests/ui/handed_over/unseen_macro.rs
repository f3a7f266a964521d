use migrator::Entity;


macro_rules! entity {
    ($name:ident) => {
        #[derive(Entity)]
        pub struct $name {
            #[entity(primary_key)]
            pub id: i64,
        }
    };
}

entity!(User);

fn main() {}

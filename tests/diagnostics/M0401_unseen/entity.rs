macro_rules! entity {
    ($name:ident) => {
        #[derive(migrator::Entity)]
        pub struct $name {
            #[entity(primary_key)]
            pub id: i64,
        }
    };
}

entity!(User);

fn local() {
    #[derive(migrator::Entity)]
    struct Team {
        #[entity(primary_key)]
        id: i64,
    }
}

use migrator::Entity;


mod seen {
    #[derive(migrator::Entity)]
    pub struct User {
        #[entity(primary_key)]
        pub id: i64,
    }
}

macro_rules! verbatim {
    ($($tokens:tt)*) => {
        $($tokens)*
    };
}

verbatim! {
    #[derive(Entity)]
    pub struct User {
        #[entity(primary_key)]
        pub id: i64,
    }
}

fn main() {
    let _ = seen::User { id: 1 };
}

#![deny(warnings, unused, missing_docs, unused_qualifications, unreachable_pub)]
#![forbid(unsafe_code)]
//! Every form at once, under strict lints.

use migrator::{ColumnType, Embedded, Entity, EntityEnum};
use orm as facade;

mod orm {
    //! A crate of the user's that passes `migrator` on.
    pub(crate) use ::migrator::*;
}

mod migrator_like {
    //! Names that what the derive writes might take for its own.
    pub(crate) type Registration = String;
    pub(crate) type Nullability = i64;
}

#[derive(Debug, PartialEq, EntityEnum)]
#[entity(rename_all = "snake_case", sqlx)]
enum Role {
    Admin,
    TeamMember,
    #[entity(rename = "a, \"b\" and \\c")]
    Odd,
    r#Type,
}

#[derive(ColumnType)]
struct Email(#[allow(dead_code, reason = "only its type matters")] String);

#[derive(ColumnType)]
#[entity(type = "POINT")]
struct Home(#[allow(dead_code, reason = "only its type matters")] Option<NotAColumn>);

#[derive(ColumnType)]
#[entity(type(postgres = "citext"))]
struct Login(#[allow(dead_code, reason = "only its type matters")] String);

#[derive(ColumnType)]
#[entity(type(postgres = "point", sqlite = "TEXT"))]
struct Spot(#[allow(dead_code, reason = "only its type matters")] NotAColumn);

struct NotAColumn;

#[derive(Entity)]
struct Team {
    #[entity(primary_key)]
    id: i64,
}

#[derive(Entity)]
#[entity(table = "users", crate = "crate::facade", foreign_key(team_id, references = Team(id)))]
#[allow(dead_code, reason = "only its type matters")]
struct User {
    #[entity(primary_key, auto_increment)]
    id: migrator_like::Nullability,
    r#type: migrator_like::Registration,
    email: Email,
    #[entity(references = self::Team)]
    team_id: i64,
    #[entity(references = User)]
    boss_id: Option<i64>,
    #[entity(default = Role::TeamMember)]
    role: Role,
    #[entity(default(Role::Admin, temporary))]
    old_role: Option<Role>,
    #[entity(type = "POINT")]
    place: NotAColumn,
    #[entity(type = "POINT")]
    next_place: Option<NotAColumn>,
    home: Home,
    tags: Option<Vec<String>>,
    roles: Vec<Role>,
    emails: Vec<Email>,
    photo: Vec<u8>,
    photos: Vec<Vec<u8>>,
    #[entity(type(postgres = "citext"))]
    nick: Option<String>,
    #[entity(type(postgres = "point", sqlite = "TEXT"))]
    spot: Option<NotAColumn>,
    login: Login,
    last_spot: Spot,
    #[entity(generated = "id + 1")]
    next: i64,
    #[entity(skip)]
    cache: NotAColumn,
}

#[derive(Entity)]
#[allow(dead_code, reason = "only its type matters")]
struct Ignored {
    #[entity(primary_key)]
    id: NotAColumn,
}

#[derive(Embedded)]
#[entity(crate = "crate::facade", index(r#type, spot), foreign_key(team, references = Team))]
#[allow(dead_code, reason = "only its type matters")]
struct Address {
    #[entity(column = "kind", default = Role::Admin)]
    r#type: Option<Role>,
    #[entity(type = "POINT")]
    spot: Option<NotAColumn>,
    team: i64,
    #[entity(skip)]
    cache: NotAColumn,
    #[entity(flatten, prefix = "at_")]
    at: Option<Period>,
}

#[derive(Embedded)]
#[allow(dead_code, reason = "only its type matters")]
struct Period {
    starts_at: i64,
}

mod unseen {
    //! The same as in tests, which the build script leaves out.

    #[derive(migrator::Embedded)]
    #[allow(dead_code, reason = "only its type matters")]
    pub(super) struct Address {
        #[entity(column = "kind")]
        r#type: Option<super::Role>,
        #[entity(type = "POINT")]
        spot: Option<super::NotAColumn>,
        team: i64,
        #[entity(flatten, prefix = "at_")]
        at: Option<super::Period>,
    }
}

#[derive(Entity)]
#[entity(index(home.team))]
#[allow(dead_code, reason = "only its type matters")]
struct Customer {
    #[entity(primary_key)]
    id: i64,
    #[entity(flatten, prefix = "home_")]
    home: Address,
    #[entity(flatten, prefix = "work_")]
    work: Option<Address>,
    last: i64,
}

fn main() {
    assert_eq!(User::TABLE, "users");
    assert_eq!(User::METADATA, "{}");
    assert_eq!(Ignored::TABLE, "ignored");
    let registered: Vec<_> = ::migrator::registered().into_iter().map(|entity| (entity.table, entity.crate_name)).collect();
    assert_eq!(registered, ["customer", "team", "users"].map(|table| (table, module_path!())));

    assert_eq!(Role::VARIANTS, ["admin", "team_member", "a, \"b\" and \\c", "type"]);
    assert_eq!(Role::KEY, "enum(admin,team_member,a\\, \"b\" and \\\\c,type)");
    assert_eq!(Role::Odd.as_str(), "a, \"b\" and \\c");
    assert_eq!(Role::from_text("type"), Ok(Role::r#Type));
    assert_eq!(Role::from_text("guest").unwrap_err().found(), "guest");
    assert_eq!((Tone::KEY, Tone::LIST_KEY), ("enum as text(Dark,Light)", None));
    assert_eq!(Tone::from_text("Light"), Ok(Tone::r#Light));
    assert_eq!((Level::KEY, Level::LIST_KEY), ("enum as int8(Low=-1,Usual=0,High=127)", None));
    assert_eq!([Level::Low, Level::Usual, Level::High].map(|level| level.as_str()), ["Low", "Usual", "High"]);
    assert_eq!((Email::KEY, Email::NULLABLE), ("text", false));
    assert_eq!((Home::KEY, Home::NULLABLE), ("POINT", true));
    assert_eq!(<Address as Embedded>::FINGERPRINT, <unseen::Address as Embedded>::FINGERPRINT);
    assert_ne!(<Address as Embedded>::FINGERPRINT, <Period as Embedded>::FINGERPRINT);
    assert_eq!((<Address as Embedded>::NULLABLE, <Option<Address> as Embedded>::NULLABLE), (false, true));
    let _ = Team { id: 1 }.id;
}

#[derive(Debug, PartialEq, EntityEnum)]
#[entity(stored = text, sqlx, crate = "crate::facade")]
enum Tone {
    Dark,
    r#Light,
}

#[derive(Debug, PartialEq, EntityEnum)]
#[entity(stored = integer, sqlx)]
#[repr(i8)]
enum Level {
    Low = -1,
    Usual,
    High = 0x7f,
}

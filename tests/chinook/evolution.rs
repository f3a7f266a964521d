//! What happens to Chinook over the years: each a change of the entities as somebody would type it, the questions that the build asks
//! about it, and what must be true of the rows afterwards.

use crate::oracle::{Fact, Gain};
use crate::project::Edit;

/// One change.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Change {
    /// What it is.
    pub(crate) name: &'static str,
    /// The change as it is typed first.
    pub(crate) edits: &'static [Edit],
    /// What the build asks, in order, with the answers.
    pub(crate) rounds: &'static [Round],
    /// What the rows that exist refuse, if they do.
    pub(crate) refusal: Option<Refusal>,
    /// The facts whose queries are written differently from here on.
    pub(crate) facts: &'static [Fact],
    /// What is derived from what was there.
    pub(crate) gains: &'static [Gain],
    /// What the SQL of the migration says and doesn't say, by words.
    pub(crate) says: &'static [&'static str],
}

/// A build that asks, and the answers.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Round {
    /// All that it asks.
    pub(crate) asks: &'static [Ask],
    /// The answers.
    pub(crate) answer: &'static [Edit],
}

/// A question, as a compile error.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ask {
    /// Its code.
    pub(crate) code: &'static str,
    /// The source text that it points at.
    pub(crate) at: &'static str,
    /// An answer that it offers.
    pub(crate) offers: &'static str,
}

/// An `up` that the rows refuse, before anything has changed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Refusal {
    /// What the complaint says.
    pub(crate) says: &'static [&'static str],
    /// What makes it work.
    pub(crate) answer: &'static [Edit],
}

const NOTHING: Change = Change { name: "", edits: &[], rounds: &[], refusal: None, facts: &[], gains: &[], says: &[] };

/// Everything that the initial tables hold.
pub(crate) const INITIAL: [Fact; 11] = [
    Fact { name: "artist", sql: "SELECT artist_id, name FROM artist ORDER BY 1" },
    Fact { name: "album", sql: "SELECT album_id, title, artist_id FROM album ORDER BY 1" },
    Fact { name: "genre", sql: "SELECT genre_id, name FROM genre ORDER BY 1" },
    Fact { name: "media_type", sql: "SELECT media_type_id, name FROM media_type ORDER BY 1" },
    Fact {
        name: "track",
        sql: "SELECT track_id, name, album_id, media_type_id, genre_id, composer, milliseconds, bytes, unit_price FROM track ORDER BY 1",
    },
    Fact { name: "playlist", sql: "SELECT playlist_id, name FROM playlist ORDER BY 1" },
    Fact { name: "playlist_track", sql: "SELECT playlist_id, track_id FROM playlist_track ORDER BY 1, 2" },
    Fact {
        name: "employee",
        sql: "SELECT employee_id, last_name, first_name, title, reports_to, birth_date, hire_date, address, city, state, country,
              postal_code, phone, fax, email FROM employee ORDER BY 1",
    },
    Fact {
        name: "customer",
        sql: "SELECT customer_id, first_name, last_name, company, address, city, state, country, postal_code, phone, fax, email,
              support_rep_id FROM customer ORDER BY 1",
    },
    Fact {
        name: "invoice",
        sql: "SELECT invoice_id, customer_id, invoice_date, billing_address, billing_city, billing_state, billing_country,
              billing_postal_code, total FROM invoice ORDER BY 1",
    },
    Fact { name: "invoice_line", sql: "SELECT invoice_line_id, invoice_id, track_id, unit_price, quantity FROM invoice_line ORDER BY 1" },
];

/// The changes, in order.
pub(crate) const CHANGES: [Change; 17] = [
    Change {
        name: "rename a table",
        edits: &[
            Edit { file: "music.rs", from: "pub struct Artist {", to: "pub struct Performer {" },
            Edit { file: "music.rs", from: "references = Artist", to: "references = Performer" },
        ],
        rounds: &[Round {
            asks: &[Ask { code: "M0301", at: "Performer", offers: "renamed_from = \"artist\"" }],
            answer: &[Edit {
                file: "music.rs",
                from: "pub struct Performer {",
                to: "#[entity(renamed_from = \"artist\")]\npub struct Performer {",
            }],
        }],
        facts: &[Fact { name: "artist", sql: "SELECT artist_id, name FROM performer ORDER BY 1" }],
        ..NOTHING
    },
    Change {
        name: "rename a column and change its type: money in cents",
        edits: &[Edit {
            file: "sales.rs",
            from: "    #[entity(precision = 10, scale = 2)]\n    pub total: Decimal,",
            to: "    pub total_cents: i64,",
        }],
        rounds: &[Round {
            asks: &[Ask { code: "M0302", at: "total_cents", offers: "backfill = " }],
            answer: &[Edit {
                file: "sales.rs",
                from: "    pub total_cents: i64,",
                to: "    #[entity(renamed_from = \"total\")]\n    pub total_cents: i64,",
            }],
        }],
        refusal: Some(Refusal {
            says: &["`total_cents`", "412"],
            answer: &[Edit {
                file: "sales.rs",
                from: "renamed_from = \"total\"",
                to: "renamed_from = \"total\", convert = \"CAST(round(total * 100) AS INTEGER)\"",
            }],
        }),
        facts: &[Fact {
            name: "invoice",
            sql: "SELECT invoice_id, customer_id, invoice_date, billing_address, billing_city, billing_state, billing_country,
                  billing_postal_code, [retired invoice.total] FROM invoice ORDER BY 1",
        }],
        gains: &[Gain {
            before: "SELECT invoice_id, CAST(round(total * 100) AS INTEGER) FROM invoice ORDER BY 1",
            after: Fact { name: "invoice.total_cents", sql: "SELECT invoice_id, total_cents FROM invoice ORDER BY 1" },
        }],
        ..NOTHING
    },
    Change {
        name: "split a column in two",
        edits: &[Edit {
            file: "people.rs",
            from: "    #[entity(length = 60)]\n    pub email: String,",
            to: "    #[entity(length = 60)]\n    pub mailbox: String,\n    #[entity(length = 60)]\n    pub mail_domain: String,",
        }],
        rounds: &[
            Round {
                asks: &[
                    Ask { code: "M0301", at: "mailbox", offers: "renamed_from = \"email\"" },
                    Ask { code: "M0301", at: "mail_domain", offers: "new" },
                ],
                answer: &[
                    Edit { file: "people.rs", from: "    pub mailbox", to: "    #[entity(new)]\n    pub mailbox" },
                    Edit { file: "people.rs", from: "    pub mail_domain", to: "    #[entity(new)]\n    pub mail_domain" },
                ],
            },
            Round {
                asks: &[
                    Ask { code: "M0302", at: "mailbox", offers: "backfill = " },
                    Ask { code: "M0302", at: "mail_domain", offers: "Option<" },
                ],
                answer: &[
                    Edit {
                        file: "people.rs",
                        from: "    #[entity(new)]\n    pub mailbox",
                        to: "    #[entity(new, backfill = \"substr(email, 1, instr(email, '@') - 1)\")]\n    pub mailbox",
                    },
                    Edit {
                        file: "people.rs",
                        from: "    #[entity(new)]\n    pub mail_domain",
                        to: "    #[entity(new, backfill = \"substr(email, instr(email, '@') + 1)\")]\n    pub mail_domain",
                    },
                ],
            },
        ],
        facts: &[Fact {
            name: "customer",
            sql: "SELECT customer_id, first_name, last_name, company, address, city, state, country, postal_code, phone, fax,
                  [retired customer.email], support_rep_id FROM customer ORDER BY 1",
        }],
        gains: &[Gain {
            before: "SELECT customer_id, email FROM customer ORDER BY 1",
            after: Fact { name: "customer.mailbox", sql: "SELECT customer_id, mailbox || '@' || mail_domain FROM customer ORDER BY 1" },
        }],
        ..NOTHING
    },
    Change {
        name: "a new required column, filled from another table",
        edits: &[Edit { file: "sales.rs", from: "    pub total_cents: i64,", to: "    pub total_cents: i64,\n    pub line_count: i32," }],
        rounds: &[Round {
            asks: &[Ask { code: "M0302", at: "line_count", offers: "default = " }],
            answer: &[Edit {
                file: "sales.rs",
                from: "    pub line_count",
                to: "    #[entity(backfill = \"(SELECT count(*) FROM invoice_line WHERE invoice_line.invoice_id = invoice.invoice_id)\")]
    pub line_count",
            }],
        }],
        gains: &[Gain {
            before: "SELECT invoice_id, count(*) FROM invoice_line GROUP BY 1 ORDER BY 1",
            after: Fact { name: "invoice.line_count", sql: "SELECT invoice_id, line_count FROM invoice ORDER BY 1" },
        }],
        ..NOTHING
    },
    Change {
        name: "nullable to required, first without and then with a value for the rows that have none",
        edits: &[
            Edit { file: "music.rs", from: "pub composer: Option<String>", to: "pub composer: String" },
            Edit {
                file: "music.rs",
                from: "    pub genre_id: i64,\n    #[entity(length = 120)]\n    pub name: Option<String>",
                to: "    pub genre_id: i64,\n    #[entity(length = 120)]\n    pub name: String",
            },
        ],
        refusal: Some(Refusal {
            says: &["`composer`", "977"],
            answer: &[Edit {
                file: "music.rs",
                from: "    #[entity(length = 220)]",
                to: "    #[entity(length = 220, backfill = \"'unknown'\")]",
            }],
        }),
        facts: &[Fact {
            name: "track",
            sql: "SELECT track_id, name, album_id, media_type_id, genre_id, nullif(composer, 'unknown'), milliseconds, bytes, unit_price
                  FROM track ORDER BY 1",
        }],
        ..NOTHING
    },
    Change {
        name: "text to enum",
        edits: &[
            Edit { file: "people.rs", from: "use migrator::Entity;", to: "use migrator::{Entity, EntityEnum};" },
            Edit {
                file: "people.rs",
                from: "    #[entity(length = 30)]\n    pub title: Option<String>,",
                to: "    pub title: Option<Title>,",
            },
            Edit {
                file: "people.rs",
                from: "#[derive(Entity)]\npub struct Customer {",
                to: "#[derive(EntityEnum)]
pub enum Title {
    #[entity(rename = \"General Manager\")]
    GeneralManager,
    #[entity(rename = \"IT Manager\")]
    ItManager,
    #[entity(rename = \"IT Staff\")]
    ItStaff,
    #[entity(rename = \"Sales Manager\")]
    SalesManager,
    #[entity(rename = \"Sales Support Agent\")]
    SalesSupportAgent,
}

#[derive(Entity)]
pub struct Customer {",
            },
        ],
        says: &["'Sales Support Agent'"],
        ..NOTHING
    },
    Change {
        name: "a composite unique key, first one that the rows do not have",
        edits: &[Edit {
            file: "music.rs",
            from: "#[derive(Entity)]\npub struct Track {",
            to: "#[derive(Entity)]\n#[entity(unique(album_id, name))]\npub struct Track {",
        }],
        refusal: Some(Refusal {
            says: &["`album_id`", "`name`", "6"],
            answer: &[
                Edit { file: "music.rs", from: "#[entity(unique(album_id, name))]\npub struct Track {", to: "pub struct Track {" },
                Edit {
                    file: "music.rs",
                    from: "#[derive(Entity)]\npub struct Album {",
                    to: "#[derive(Entity)]\n#[entity(unique(artist_id, title))]\npub struct Album {",
                },
            ],
        }),
        says: &["CREATE UNIQUE INDEX \"album_artist_id_title_key\""],
        ..NOTHING
    },
    Change {
        name: "the actions of foreign keys",
        edits: &[
            Edit { file: "music.rs", from: "references = Playlist)", to: "references = Playlist, on_delete = cascade)" },
            Edit {
                file: "music.rs",
                from: "references = Track, index)",
                to: "references = Track, on_delete = restrict, on_update = cascade, index)",
            },
        ],
        says: &["ON DELETE CASCADE", "ON DELETE RESTRICT"],
        ..NOTHING
    },
    Change {
        name: "drop columns",
        edits: &[
            Edit {
                file: "people.rs",
                from: "    #[entity(length = 24)]\n    pub fax: Option<String>,\n    #[entity(length = 60)]\n    pub email",
                to: "    #[entity(length = 60)]\n    pub email",
            },
            Edit {
                file: "people.rs",
                from: "    #[entity(length = 24)]\n    pub fax: Option<String>,\n    #[entity(length = 60)]\n    #[entity(new",
                to: "    #[entity(length = 60)]\n    #[entity(new",
            },
        ],
        facts: &[
            Fact {
                name: "customer",
                sql: "SELECT customer_id, first_name, last_name, company, address, city, state, country, postal_code, phone,
                      [retired customer.fax], [retired customer.email], support_rep_id FROM customer ORDER BY 1",
            },
            Fact {
                name: "employee",
                sql: "SELECT employee_id, last_name, first_name, title, reports_to, birth_date, hire_date, address, city, state, country,
                      postal_code, phone, [retired employee.fax], email FROM employee ORDER BY 1",
            },
        ],
        ..NOTHING
    },
    Change {
        name: "an enum column instead of a foreign key, filled through it",
        edits: &[
            Edit { file: "music.rs", from: "use migrator::Entity;", to: "use migrator::{Entity, EntityEnum};" },
            Edit {
                file: "music.rs",
                from: "    pub media_type_id: i64,\n    #[entity(index)]",
                to: "    pub media_type_id: i64,
    #[entity(backfill = \"(SELECT name FROM media_type WHERE media_type.media_type_id = track.media_type_id)\")]
    pub format: Format,
    #[entity(index)]",
            },
            Edit {
                file: "music.rs",
                from: "#[derive(Entity)]\npub struct Playlist {",
                to: "#[derive(EntityEnum)]
pub enum Format {
    #[entity(rename = \"MPEG audio file\")]
    Mpeg,
    #[entity(rename = \"AAC audio file\")]
    Aac,
    #[entity(rename = \"Protected AAC audio file\")]
    ProtectedAac,
    #[entity(rename = \"Purchased AAC audio file\")]
    PurchasedAac,
    #[entity(rename = \"Protected MPEG-4 video file\")]
    ProtectedVideo,
}

#[derive(Entity)]
pub struct Playlist {",
            },
        ],
        gains: &[Gain {
            before: "SELECT track_id, media_type.name FROM track JOIN media_type USING (media_type_id) ORDER BY 1",
            after: Fact { name: "track.format", sql: "SELECT track_id, format FROM track ORDER BY 1" },
        }],
        ..NOTHING
    },
    Change {
        name: "drop a table and the column that referenced it",
        edits: &[
            Edit { file: "music.rs", from: "    #[entity(references = MediaType, index)]\n    pub media_type_id: i64,\n", to: "" },
            Edit {
                file: "music.rs",
                from: "#[derive(Entity)]
pub struct MediaType {
    #[entity(primary_key)]
    pub media_type_id: i64,
    #[entity(length = 120)]
    pub name: Option<String>,
}

",
                to: "",
            },
        ],
        facts: &[
            Fact { name: "media_type", sql: "SELECT media_type_id, name FROM [retired media_type] ORDER BY 1" },
            Fact {
                name: "track",
                sql: "SELECT track_id, name, album_id, [retired track.media_type_id], genre_id, nullif(composer, 'unknown'), milliseconds,
                      bytes, unit_price FROM track ORDER BY 1",
            },
        ],
        ..NOTHING
    },
    Change {
        name: "indexes: wider, partial, gone",
        edits: &[
            Edit {
                file: "sales.rs",
                from: "#[derive(Entity)]\npub struct InvoiceLine {",
                to: "#[derive(Entity)]\n#[entity(index(track_id, quantity desc))]\npub struct InvoiceLine {",
            },
            Edit { file: "sales.rs", from: "references = Track, index)", to: "references = Track)" },
            Edit {
                file: "sales.rs",
                from: "#[derive(Entity)]\npub struct Invoice {",
                to: "#[derive(Entity)]
#[entity(index(customer_id, name = \"invoice_large\", filter = \"total_cents > 1000\"))]
pub struct Invoice {",
            },
            Edit {
                file: "people.rs",
                from: "references = Employee, index)]\n    pub support_rep_id",
                to: "references = Employee)]\n    pub support_rep_id",
            },
        ],
        says: &["\"invoice_large\"", "WHERE total_cents > 1000", "DESC"],
        ..NOTHING
    },
    Change {
        name: "a new table",
        edits: &[Edit {
            file: "music.rs",
            from: "#[derive(Entity)]\npub struct Playlist {",
            to: "#[derive(Entity)]
#[entity(unique(track_id, author))]
pub struct Review {
    #[entity(primary_key, auto_increment)]
    pub review_id: i64,
    #[entity(references = Track, on_delete = cascade)]
    pub track_id: i64,
    pub author: String,
    #[entity(default = 3, check = \"stars BETWEEN 1 AND 5\")]
    pub stars: i16,
    #[entity(default = now)]
    pub written_at: chrono::DateTime<chrono::Utc>,
}

#[derive(Entity)]
pub struct Playlist {",
        }],
        says: &["CREATE TABLE \"review\""],
        ..NOTHING
    },
    Change {
        name: "a new foreign key on a column that exists",
        edits: &[Edit {
            file: "music.rs",
            from: "    #[entity(index)]\n    pub genre_id",
            to: "    #[entity(references = Genre, on_delete = set_null, index)]\n    pub genre_id",
        }],
        says: &["ON DELETE SET NULL"],
        ..NOTHING
    },
    Change {
        name: "rename a foreign key's column",
        edits: &[Edit { file: "people.rs", from: "    pub support_rep_id", to: "    pub agent_id" }],
        rounds: &[Round {
            asks: &[Ask { code: "M0301", at: "agent_id", offers: "renamed_from = \"support_rep_id\"" }],
            answer: &[Edit {
                file: "people.rs",
                from: "    pub agent_id",
                to: "    #[entity(renamed_from = \"support_rep_id\")]\n    pub agent_id",
            }],
        }],
        facts: &[Fact {
            name: "customer",
            sql: "SELECT customer_id, first_name, last_name, company, address, city, state, country, postal_code, phone,
                  [retired customer.fax], [retired customer.email], agent_id FROM customer ORDER BY 1",
        }],
        ..NOTHING
    },
    Change {
        name: "defaults",
        edits: &[
            Edit { file: "sales.rs", from: "    pub quantity: i64", to: "    #[entity(default = 1)]\n    pub quantity: i64" },
            Edit { file: "sales.rs", from: "    pub invoice_date", to: "    #[entity(default = now)]\n    pub invoice_date" },
        ],
        says: &["DEFAULT 1"],
        ..NOTHING
    },
    Change {
        name: "a new required column that a function gives",
        edits: &[
            Edit { file: "music.rs", from: "    pub milliseconds: i64,", to: "    pub slug: String,\n    pub milliseconds: i64," },
            Edit { file: "music.rs", from: "use migrator::", to: SLUG_OF },
        ],
        rounds: &[Round {
            asks: &[Ask { code: "M0302", at: "slug", offers: "backfill = " }],
            answer: &[Edit {
                file: "music.rs",
                from: "    pub slug: String,",
                to: "    #[entity(backfill(run = crate::music::slug_of))]\n    pub slug: String,",
            }],
        }],
        gains: &[Gain {
            before: "SELECT track_id, lower(replace(name, ' ', '-')) FROM track ORDER BY 1",
            after: Fact { name: "track.slug", sql: "SELECT track_id, slug FROM track ORDER BY 1" },
        }],
        says: &["plan.compute::<Sqlite, _>(", "crate::music::slug_of,"],
        ..NOTHING
    },
];

/// A function, and what it is given of a track.
const SLUG_OF: &str = "#[derive(sqlx::FromRow)]
pub struct Named {
    name: String,
}

pub fn slug_of(track: Named) -> String {
    track.name.to_ascii_lowercase().replace(' ', \"-\")
}

use migrator::";

/// What the shop writes after all of that: rows in new and changed tables, by their new columns and defaults.
pub(crate) const LATER: [&str; 6] = [
    "INSERT INTO performer (artist_id, name) VALUES (1001, 'The Rebuilt')",
    "INSERT INTO album (album_id, title, artist_id) VALUES (1001, 'Aside', 1001)",
    "INSERT INTO track (track_id, name, slug, album_id, format, genre_id, composer, milliseconds, unit_price)
     VALUES (10001, 'Again', 'again', 1001, 'AAC audio file', 1, 'unknown', 1000, '0.99')",
    "INSERT INTO review (track_id, author) VALUES (10001, 'a'), (10001, 'b'), (1, 'a')",
    "INSERT INTO invoice (invoice_id, customer_id, total_cents, line_count) VALUES (1001, 1, 99, 1)",
    "INSERT INTO invoice_line (invoice_line_id, invoice_id, track_id, unit_price) VALUES (10001, 1001, 10001, '0.99')",
];

/// A value that rows of the end have not and an earlier schema needs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Missing {
    /// The column, as it is called there.
    pub(crate) column: &'static str,
    /// What gives them one.
    pub(crate) update: &'static str,
}

/// What the rows of [`LATER`] lack on the way down, in the order in which it is missed.
pub(crate) const MISSING: [Missing; 2] = [
    Missing {
        column: "`media_type_id`",
        update: "UPDATE track SET [retired track.media_type_id] = 5 WHERE [retired track.media_type_id] IS NULL",
    },
    Missing { column: "`total`", update: "UPDATE invoice SET [retired invoice.total] = '0.99' WHERE [retired invoice.total] IS NULL" },
];

/// The tables in use at the end.
pub(crate) const TABLES: [&str; 11] =
    ["performer", "album", "genre", "track", "review", "playlist", "playlist_track", "employee", "customer", "invoice", "invoice_line"];

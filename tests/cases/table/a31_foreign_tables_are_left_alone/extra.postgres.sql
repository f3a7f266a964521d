CREATE TABLE other_app (id integer PRIMARY KEY, user_id bigint REFERENCES "user" (id) ON DELETE CASCADE, note text DEFAULT 'x' COLLATE "C");
CREATE INDEX other_app_note ON other_app (note DESC) WHERE note IS NOT NULL;
INSERT INTO other_app (id, user_id, note) SELECT id, id, name FROM "user";

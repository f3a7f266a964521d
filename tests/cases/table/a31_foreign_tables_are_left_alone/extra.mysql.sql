CREATE TABLE other_app (id integer PRIMARY KEY, user_id bigint, note varchar(100) DEFAULT 'x', FOREIGN KEY (user_id) REFERENCES user (id) ON DELETE CASCADE);
CREATE INDEX other_app_note ON other_app (note DESC);
INSERT INTO other_app (id, user_id, note) SELECT id, id, name FROM user;

CREATE TABLE audit (id INTEGER PRIMARY KEY, account_id BIGINT REFERENCES account (id) ON DELETE CASCADE);
INSERT INTO audit (id, account_id) VALUES (1, 2);

-- check: rows of `item` fail the check `odd`
SELECT `id`, `price`, `name`
FROM `item`
WHERE NOT (name <> 'it''s "not"' AND
 (price << 1) | 1 <> 0 AND name NOT LIKE '%(%' -- a comment
);
ALTER TABLE `item` ADD CONSTRAINT `odd` CHECK (name <> 'it''s "not"' AND
 (price << 1) | 1 <> 0 AND name NOT LIKE '%(%' -- a comment
);

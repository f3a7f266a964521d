ALTER TABLE `item` MODIFY COLUMN `value` JSON NOT NULL DEFAULT ('{"a": [1, "it''s"]}');

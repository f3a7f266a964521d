CREATE VIEW amounts AS SELECT id, amount FROM item WHERE amount > 0;

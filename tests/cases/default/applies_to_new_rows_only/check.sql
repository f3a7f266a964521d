SELECT x FROM item;
-- 1

SELECT dflt_value FROM pragma_table_info('item') WHERE name = 'x';
-- '5'

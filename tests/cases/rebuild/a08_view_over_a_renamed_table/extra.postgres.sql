CREATE VIEW v AS SELECT p.name, p.x FROM parent p;

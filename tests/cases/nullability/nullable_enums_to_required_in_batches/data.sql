INSERT INTO member (id, role, mood, level) VALUES (1, 'Admin', NULL, 0), (2, NULL, 'Good', NULL), (3, NULL, NULL, 1), (4, 'Member', 'Bad', NULL);

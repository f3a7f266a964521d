ALTER TABLE user ADD COLUMN by_hand TEXT; UPDATE user SET by_hand = 'x';

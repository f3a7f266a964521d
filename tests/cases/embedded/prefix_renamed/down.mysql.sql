ALTER TABLE `user`
    DROP CONSTRAINT `user_invoice_country_check`,
    RENAME COLUMN `invoice_country` TO `billing_country`,
    RENAME COLUMN `invoice_town` TO `billing_city`;
ALTER TABLE `user`
    ADD CONSTRAINT `user_billing_country_check` CHECK (length(billing_country) = 2),
    RENAME INDEX `user_invoice_town_idx` TO `user_billing_city_idx`;

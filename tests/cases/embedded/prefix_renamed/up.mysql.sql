ALTER TABLE `user`
    DROP CONSTRAINT `user_billing_country_check`,
    RENAME COLUMN `billing_city` TO `invoice_town`,
    RENAME COLUMN `billing_country` TO `invoice_country`;
ALTER TABLE `user`
    ADD CONSTRAINT `user_invoice_country_check` CHECK (length(invoice_country) = 2),
    RENAME INDEX `user_billing_city_idx` TO `user_invoice_town_idx`;

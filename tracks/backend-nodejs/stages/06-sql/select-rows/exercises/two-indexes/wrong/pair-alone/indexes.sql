CREATE INDEX parcels_by_customer_and_day ON parcels (customer, arrived_on);

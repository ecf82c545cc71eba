ALTER TABLE parcels DROP CONSTRAINT parcels_pkey;
ALTER TABLE parcels ADD PRIMARY KEY (customer, arrived_on, id);
CREATE INDEX ON parcels (arrived_on);

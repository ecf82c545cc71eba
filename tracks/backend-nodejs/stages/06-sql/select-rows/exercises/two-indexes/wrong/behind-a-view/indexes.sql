ALTER TABLE parcels RENAME TO all_parcels;
CREATE INDEX ON all_parcels (customer, arrived_on);
CREATE INDEX ON all_parcels (arrived_on);
CREATE VIEW parcels AS SELECT * FROM all_parcels;

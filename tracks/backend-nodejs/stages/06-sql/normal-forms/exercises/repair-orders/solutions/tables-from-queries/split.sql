CREATE TABLE customers AS SELECT customer AS name, phone FROM sheet GROUP BY customer, phone;
ALTER TABLE customers ADD PRIMARY KEY (name);
ALTER TABLE customers ALTER COLUMN phone SET NOT NULL;

CREATE TABLE devices AS SELECT device AS name, shelf FROM sheet GROUP BY device, shelf;
ALTER TABLE devices ADD PRIMARY KEY (name);
ALTER TABLE devices ALTER COLUMN shelf SET NOT NULL;

CREATE TABLE order_parts AS
SELECT s.order_no, p.part FROM sheet s CROSS JOIN LATERAL regexp_split_to_table(s.parts, ',') AS p(part) WHERE p.part <> '';
ALTER TABLE order_parts ADD PRIMARY KEY (order_no, part);

-- The sheet itself becomes the table of orders.
ALTER TABLE sheet DROP COLUMN phone, DROP COLUMN shelf, DROP COLUMN parts;
ALTER TABLE sheet RENAME TO orders;
ALTER TABLE orders ADD FOREIGN KEY (customer) REFERENCES customers (name);
ALTER TABLE orders ADD FOREIGN KEY (device) REFERENCES devices (name);
ALTER TABLE order_parts ADD FOREIGN KEY (order_no) REFERENCES orders (order_no);

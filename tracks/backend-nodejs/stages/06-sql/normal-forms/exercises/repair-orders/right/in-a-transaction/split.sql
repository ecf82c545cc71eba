BEGIN;
CREATE TABLE customers (name text NOT NULL, phone text NOT NULL, CONSTRAINT one_row_each PRIMARY KEY (name));
CREATE TABLE devices (name text NOT NULL, shelf text NOT NULL, CONSTRAINT one_device_each PRIMARY KEY (name));
INSERT INTO customers (name, phone) SELECT customer, max(phone) FROM sheet GROUP BY customer HAVING min(phone) = max(phone);
INSERT INTO devices (name, shelf) SELECT device, max(shelf) FROM sheet GROUP BY device HAVING min(shelf) = max(shelf);
CREATE TABLE orders (order_no integer PRIMARY KEY, customer text NOT NULL, device text NOT NULL, cents integer NOT NULL,
  FOREIGN KEY (customer) REFERENCES customers, FOREIGN KEY (device) REFERENCES devices);
INSERT INTO orders (order_no, customer, device, cents) SELECT order_no, customer, device, cents FROM sheet;
CREATE TABLE order_parts (order_no integer NOT NULL REFERENCES orders, part text NOT NULL, UNIQUE (order_no, part));
INSERT INTO order_parts SELECT order_no, part FROM (SELECT order_no, unnest(string_to_array(parts, ',')) AS part FROM sheet) AS cut;
DROP TABLE sheet;
COMMIT;

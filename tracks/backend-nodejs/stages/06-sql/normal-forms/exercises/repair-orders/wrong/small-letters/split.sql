BEGIN;

CREATE TABLE customers (
  name text PRIMARY KEY,
  phone text NOT NULL
);
CREATE TABLE devices (
  name text PRIMARY KEY,
  shelf text NOT NULL
);
CREATE TABLE orders (
  order_no integer PRIMARY KEY,
  customer text NOT NULL REFERENCES customers (name),
  device text NOT NULL REFERENCES devices (name),
  cents integer NOT NULL
);
CREATE TABLE order_parts (
  order_no integer NOT NULL REFERENCES orders (order_no),
  part text NOT NULL,
  PRIMARY KEY (order_no, part)
);

INSERT INTO customers SELECT DISTINCT customer, phone FROM sheet;
INSERT INTO devices SELECT DISTINCT device, shelf FROM sheet;
INSERT INTO orders SELECT order_no, customer, device, cents FROM sheet;
INSERT INTO order_parts SELECT order_no, unnest(string_to_array(lower(parts), ',')) FROM sheet;

DROP TABLE sheet;

COMMIT;

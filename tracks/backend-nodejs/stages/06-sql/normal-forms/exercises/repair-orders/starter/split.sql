-- Make customers, devices, orders and order_parts of the table sheet.
CREATE TABLE customers (name text, phone text);

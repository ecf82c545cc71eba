CREATE TABLE sheet (
  order_no  integer PRIMARY KEY,
  customer  text NOT NULL,
  phone     text NOT NULL,
  device    text NOT NULL,
  shelf     text NOT NULL,
  parts     text NOT NULL,
  cents     integer NOT NULL
);

INSERT INTO sheet VALUES
  (1, 'ines', '555-01', 'radio', 'A3', 'fuse,cable', 2500),
  (2, 'omar', '555-02', 'lamp', 'B1', 'bulb', 900),
  (3, 'ines', '555-01', 'lamp', 'B1', '', 0);

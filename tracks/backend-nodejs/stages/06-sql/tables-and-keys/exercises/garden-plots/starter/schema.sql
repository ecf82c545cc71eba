CREATE TABLE gardeners (
  id    integer,
  name  text,
  email text
);

CREATE TABLE plots (
  id integer
);

CREATE TABLE trainers (id integer PRIMARY KEY, name text NOT NULL);
CREATE TABLE courses (
  id integer PRIMARY KEY, title text NOT NULL, trainer_id integer REFERENCES trainers (id)
);
CREATE TABLE signups (
  id integer PRIMARY KEY, course_id integer NOT NULL REFERENCES courses (id), member text NOT NULL,
  paid_cents integer, is_cancelled boolean NOT NULL DEFAULT false
);

INSERT INTO trainers VALUES (1, 'ada');
INSERT INTO courses VALUES (1, 'yoga', 1), (2, 'judo', NULL);
INSERT INTO signups VALUES (1, 1, 'ines', 900, false), (2, 1, 'omar', NULL, false), (3, 2, 'zoe', 900, true);

SELECT c.id, c.title
FROM courses c;

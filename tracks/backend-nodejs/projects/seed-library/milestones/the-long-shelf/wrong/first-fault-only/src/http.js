/** Goes on only with a body that the schema accepts. `req.body` is then the accepted value. */
export function bodyFits(schema) {
  return (req, res, next) => {
    const { success, data, error } = schema.safeParse(req.body);
    if (!success) return fail(res, 400, "Some fields do not fit.", toFaults(error));
    req.body = data;
    next();
  };
}

/** Goes on only with a query that the schema accepts. The accepted value is in `req.asked`. */
export function queryFits(schema) {
  return (req, res, next) => {
    const { success, data, error } = schema.safeParse(req.query);
    if (!success) return fail(res, 400, "The query makes no sense.", toFaults(error));
    req.asked = data;
    next();
  };
}

/** Sends every error, so that all look the same. */
export function fail(res, status, message, faults) {
  res.status(status).json({ error: { status, message, faults } });
}

function toFaults(error) {
  return error.issues.slice(0, 1).map(({ path, message }) => ({ field: path.join("."), message }));
}

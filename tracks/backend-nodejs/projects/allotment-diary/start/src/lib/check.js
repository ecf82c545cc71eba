import { failFields } from "./errors.js";

/** Goes on only with a body that the schema accepts. `req.body` is then what the schema made of it. */
export function checkBody(schema) {
  return (req, res, next) => {
    const checked = schema.safeParse(req.body ?? {});
    if (!checked.success) return failFields(res, toFields(checked.error));
    req.body = checked.data;
    next();
  };
}

/** The same for the query. What the schema made of it is in `req.asked`. */
export function checkQuery(schema) {
  return (req, res, next) => {
    const checked = schema.safeParse(req.query);
    if (!checked.success) return failFields(res, toFields(checked.error));
    req.asked = checked.data;
    next();
  };
}

/** The first message of each field. */
function toFields(error) {
  const fields = {};
  for (const { path, message } of error.issues) fields[path.join(".")] ??= message;
  return fields;
}

const MAX_ID = 2_147_483_647;

/** The id in a path; null when nothing can have it. */
export function toId(text) {
  if (!/^[1-9]\d{0,9}$/.test(text)) return null;
  const id = Number(text);
  return id <= MAX_ID ? id : null;
}

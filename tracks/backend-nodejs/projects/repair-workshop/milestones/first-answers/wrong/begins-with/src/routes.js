import { categories, hours } from "./workshop.js";

const READING = ["GET", "HEAD"];

/** What to respond: `{ status, headers, body }`. */
export function answer(method, url) {
  const [path] = url.split("?");
  const found = find(path);
  if (found === null) return failure(404, "There is nothing at this address.");
  if (!READING.includes(method)) {
    return failure(405, "This address can only be read.", { Allow: READING.join(", ") });
  }
  return found;
}

/** The response of a path to a reader; null when it is not one of ours. */
function find(path) {
  const [, name, id, ...more] = path.split("/");
  if (name === "hours") return ok(hours);
  if (name === "categories") return id === undefined ? ok(categories) : findCategory(id);
  return null;
}

function findCategory(id) {
  const category = categories.find((one) => one.id === id);
  return category === undefined ? failure(404, "We do not repair this.") : ok(category);
}

function ok(body) {
  return { status: 200, headers: {}, body };
}

function failure(status, error, headers = {}) {
  return { status, headers, body: { error } };
}

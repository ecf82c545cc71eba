import { readJson } from "./read-json.js";
import { categories, hours } from "./workshop.js";

/** Returns a function that finds the response to a request: `{ status, headers, body }`. */
export function createAnswer(book) {
  return async function answer(request) {
    const [path] = request.url.split("?");
    const route = findRoute(book, path);
    if (route === null) return failure(404, "There is nothing at this address.");
    const handle = route[request.method === "HEAD" ? "GET" : request.method];
    return handle === undefined ? notAllowed(route) : handle(request);
  };
}

/** The handlers of a path by their methods; null when it is not one of ours. */
function findRoute(book, path) {
  const [, name, id, ...more] = path.split("/");
  if (more.length > 0) return null;
  if (name === "hours" && id === undefined) return { GET: () => ok(hours) };
  if (name === "categories") {
    return { GET: () => (id === undefined ? ok(categories) : orNothing(findCategory(id))) };
  }
  if (name !== "things") return null;
  if (id !== undefined) return { GET: () => orNothing(book.find(id)) };
  return { GET: () => ok({ things: book.list() }), POST: (request) => addThing(book, request) };
}

async function addThing(book, request) {
  const body = await readJson(request);
  if (body === undefined) return failure(400, "The body is not JSON.");
  const fault = faultOf(body);
  const thing = await book.add({ name: body?.name, category: body?.category });
  if (fault !== null) return failure(400, fault);
  return { status: 201, headers: { Location: `/things/${thing.id}` }, body: thing };
}

/** Why the value is not a thing; null when it is one. */
function faultOf(value) {
  if (typeof value !== "object" || value === null) return "A thing is an object.";
  if (typeof value.name !== "string" || value.name.trim() === "") return "A thing needs a name.";
  if (findCategory(value.category) === undefined) return "We do not repair this.";
  return null;
}

function findCategory(id) {
  return categories.find((category) => category.id === id);
}

function orNothing(found) {
  return found === undefined ? failure(404, "We do not have this.") : ok(found);
}

function ok(body) {
  return { status: 200, headers: {}, body };
}

function notAllowed(route) {
  const allowed = Object.keys(route).flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method]));
  return failure(405, "This method does not work here.", { Allow: allowed.join(", ") });
}

export function failure(status, error, headers = {}) {
  return { status, headers, body: { error } };
}

import { describe, expect, pick, test } from "@aulo/runner/spec";
import { each, fresh, send, statuses } from "./api.js";

const HOURS = { day: "Saturday", from: "10:00", to: "14:00" };
const CATEGORIES = [
  { id: "lamps", title: "Lamps and cables" },
  { id: "bicycles", title: "Bicycles" },
  { id: "clothes", title: "Clothes and bags" },
  { id: "toys", title: "Toys" },
];
const PATHS = ["/hours", "/categories", "/categories/toys"];
const UNKNOWN = ["/", "/hour", "/hours/today", "/categories/lamps/old", "/repair-shop"];
const NO_CATEGORY = ["spoons", "constructor", "__proto__", "0", "lamp"];

const readers = (paths) => paths.map((path) => `GET ${path}`);

describe("first answers", () => {
  test("npm start starts a server that knows the opening hours", {
    checks: ["start", "hours"],
    timeoutMs: 12_000,
  }, async () => {
    await fresh();
    const { status, json } = await send("GET /hours");
    expect({ "GET /hours": status, json }).toEqual({ "GET /hours": 200, json: HOURS });
  });

  test("lists the categories in their order", { checks: ["categories"] }, async () => {
    const { status, json } = await send("GET /categories");
    expect({ "GET /categories": status, json }).toEqual({ "GET /categories": 200, json: CATEGORIES });
  });

  test("shows each category", { checks: ["one-category"] }, async () => {
    const found = [];
    for (const { id } of CATEGORIES) found.push((await send(`GET /categories/${id}`)).json);
    expect(found).toEqual(CATEGORIES);
  });

  test("responds with 404 to a category that does not exist", { checks: ["unknown-category"] }, async () => {
    const calls = readers(NO_CATEGORY.map((id) => `/categories/${id}`));
    expect(await statuses(calls)).toEqual(each(calls, 404));
  });

  test("responds with 404 to any other path", { checks: ["unknown-path"] }, async () => {
    const calls = [...readers(UNKNOWN), "POST /hour", "DELETE /"];
    expect(await statuses(calls)).toEqual(each(calls, 404));
  });

  test.each(["POST", "PUT", "PATCH", "DELETE"])(
    "responds to %s with 405 and the methods that work",
    { checks: ["not-allowed"] },
    async (method) => {
      const found = {};
      for (const path of PATHS) {
        const { status, headers } = await send(`${method} ${path}`);
        const allowed = (headers.allow ?? "").split(",").map((one) => one.trim());
        found[path] = [status, ...allowed.sort()];
      }
      expect(found).toEqual(each(PATHS, [405, "GET", "HEAD"]));
    },
  );

  test("responds to HEAD with the status and the headers of GET", { checks: ["head"] }, async () => {
    for (const path of [...PATHS, "/categories/spoons", "/nowhere"]) {
      const [head, get] = [await send(`HEAD ${path}`), await send(`GET ${path}`)];
      const shape = ({ status, headers }, { headers: { "content-length": length } }) => ({
        [`HEAD ${path}`]: status,
        type: headers["content-type"],
        length: headers["content-length"] ?? length,
      });
      expect(shape(head, get)).toEqual(shape(get, get));
    }
  });

  test("a query makes no difference", { checks: ["query"] }, async () => {
    const query = pick(["from=phone", "x=/categories", "=", "from=phone&from=screen"]);
    for (const path of ["/hours", "/categories/lamps"]) {
      const [with_, without] = [await send(`GET ${path}?${query}`), await send(`GET ${path}`)];
      expect({ query, status: with_.status, json: with_.json }).toEqual({
        query,
        status: 200,
        json: without.json,
      });
    }
  });

  test("every response is JSON and says so", { checks: ["json"] }, async () => {
    const calls = [...readers(PATHS), ...readers(UNKNOWN), "GET /categories/spoons", "DELETE /hours"];
    const found = {};
    for (const call of calls) {
      const { headers, json } = await send(call);
      const [type] = (headers["content-type"] ?? "none").split(";");
      found[call] = json === undefined ? "not JSON" : type.replace("problem+", "");
    }
    expect(found).toEqual(each(calls, "application/json"));
  });

  test("an error is a short sentence", { checks: ["error-body"] }, async () => {
    const calls = ["GET /nowhere", "GET /categories/spoons", "PUT /hours"];
    const found = {};
    for (const call of calls) {
      const error = (await send(call)).json?.error;
      found[call] = typeof error === "string" && error.trim() !== "" ? "a sentence" : error;
    }
    expect(found).toEqual(each(calls, "a sentence"));
  });
});

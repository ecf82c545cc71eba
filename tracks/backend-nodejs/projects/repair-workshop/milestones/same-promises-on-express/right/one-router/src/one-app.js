import { randomUUID } from "node:crypto";
import express from "express";
import { categories, findCategory, hours } from "./workshop.js";

const METHODS = ["get", "post", "put", "patch", "delete"];

export function createApp(book) {
  const app = express();
  const fail = (res, status, error) => res.status(status).json({ error });

  app.use(function number(req, res, next) {
    const given = req.headers["x-request-id"];
    const id = typeof given === "string" && /^[a-z0-9-]+$/i.test(given) && given.length <= 64 ? given : randomUUID();
    const { method, path } = req;
    res.setHeader("x-request-id", id);
    res.once("finish", () => process.stdout.write([new Date().toISOString(), id, method, path, res.statusCode].join("\t") + "\n"));
    next();
  });

  const routes = {
    "/hours": { get: (req, res) => res.send(hours) },
    "/categories": { get: (req, res) => res.send(categories) },
    "/categories/:id": {
      get(req, res) {
        const found = findCategory(req.params.id);
        return found ? res.send(found) : fail(res, 404, "no such category");
      },
    },
    "/things": { get: (req, res) => res.send({ things: book.list() }), post: addThing },
    "/things/:id": {
      get(req, res) {
        const found = book.find(req.params.id);
        return found ? res.send(found) : fail(res, 404, "no such thing");
      },
    },
  };

  async function addThing(req, res) {
    const chunks = [];
    for await (const chunk of req) chunks.push(chunk);
    let value = null;
    try {
      value = JSON.parse(Buffer.concat(chunks));
    } catch {
      return fail(res, 400, "no JSON");
    }
    const name = typeof value?.name === "string" ? value.name.trim() : "";
    if (!name || !categories.some(({ id }) => id === value.category)) return fail(res, 400, "not a thing");
    const thing = await book.add({ name, category: value.category });
    res.set("location", "/things/" + thing.id).status(201).send(thing);
  }

  for (const [path, handlers] of Object.entries(routes)) {
    for (const method of METHODS) {
      app[method](path, handlers[method] ?? ((req, res) => {
        res.set("allow", ["head", ...Object.keys(handlers)].join(", ").toUpperCase());
        fail(res, 405, "not with this method");
      }));
    }
  }
  app.all("/{*rest}", (req, res) => fail(res, 404, "nothing here"));
  return app;
}

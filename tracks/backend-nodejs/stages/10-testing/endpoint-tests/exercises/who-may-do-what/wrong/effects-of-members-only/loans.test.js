import { beforeEach, it } from "node:test";
import supertest from "supertest";
import { createApp } from "./app.js";

const dune = { id: "7", book: "Dune", lentTo: "ada" };
const emma = { id: "8", book: "Emma", lentTo: "omar" };
let api;
beforeEach(() => {
  api = supertest(createApp());
});
const as = (name) => ({ authorization: `Bearer token-${name}` });

it("nobody", async () => {
  for (const headers of [{}, as("zoe")]) {
    await api.get("/loans/7").set(headers).expect(401);
    await api.delete("/loans/7").set(headers).expect(401);
  }
});
it("members", async () => {
  await api.get("/loans/7").set(as("ada")).expect(200, dune);
  await api.get("/loans/8").set(as("omar")).expect(200, emma);
  await api.get("/loans/8").set(as("ada")).expect(404);
  await api.get("/loans/7").set(as("omar")).expect(404);
  for (const name of ["ada", "omar"]) {
    await api.delete("/loans/7").set(as(name)).expect(403);
    await api.delete("/loans/8").set(as(name)).expect(403);
    await api.get("/loans/7").set(as("ines")).expect(200, dune);
    await api.get("/loans/8").set(as("ines")).expect(200, emma);
  }
});
it("the librarian", async () => {
  await api.get("/loans/7").set(as("ines")).expect(200, dune);
  await api.get("/loans/8").set(as("ines")).expect(200, emma);
  await api.get("/loans/77").set(as("ines")).expect(404);
  await api.delete("/loans/77").set(as("ines")).expect(404);
  await api.delete("/loans/8").set(as("ines")).expect(204);
  await api.get("/loans/8").set(as("ines")).expect(404);
  await api.get("/loans/7").set(as("ines")).expect(200, dune);
});

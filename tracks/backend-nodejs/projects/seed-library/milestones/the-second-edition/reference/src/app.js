import express from "express";
import { editions } from "./editions.js";
import { fail } from "./http.js";
import { addRoutes } from "./routes.js";

export function createApp(library) {
  const app = express();
  app.use(express.json());
  for (const edition of editions) addRoutes(app, library, edition);
  app.use((req, res) => fail(res, 404, "There is nothing at this address."));
  return app;
}

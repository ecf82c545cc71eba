import type { Router } from "express";
import { openApi } from "../http/open-api.ts";

/** The API's own description, made from the contract once. */
export const mountDocs = (router: Router): void => {
  const document = openApi();
  router.get("/api/openapi.json", (_request, response) => {
    response.set("Cache-Control", "no-cache").json(document);
  });
};

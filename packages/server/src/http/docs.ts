import type { Router } from "express";
import { docsPage } from "./docs-page.ts";
import { describeApi } from "./open-api.ts";

/** The OpenAPI document and the documentation page, both made once from the contract. */
export function mountDocs(router: Router): void {
  const described = describeApi();
  const page = docsPage(described);
  router.get("/api/openapi.json", (_request, response) => {
    response.set("Cache-Control", "no-cache").json(described.document);
  });
  router.get("/api/docs", (_request, response) => {
    response.set("Cache-Control", "no-cache").type("html").send(page);
  });
}

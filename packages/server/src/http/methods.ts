import { endpoints } from "@aulo/contract";
import type { Router } from "express";
import { Refusal } from "../refusal.ts";

/** 405 with `Allow`, for a known path with another method. */
export function refuseOtherMethods(router: Router): void {
  const byPath = Map.groupBy(Object.values(endpoints), ({ path }) => path);
  for (const [path, definitions] of byPath) {
    const allowed = definitions.map(({ method }) => method).join(", ");
    router.all(path, (request, response) => {
      response.set("Allow", allowed);
      throw new Refusal("method-not-allowed", `${request.path} takes ${allowed}, not ${request.method}.`);
    });
  }
}

import { endpoints } from "@aulo/contract";
import type { Router } from "express";
import { Refusal } from "../refusal.ts";

/** A path that exists, asked with a method that it does not take: says which it does. */
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

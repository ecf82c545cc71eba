import { createHash, timingSafeEqual } from "node:crypto";
import { pipeline } from "node:stream/promises";
import type { Router } from "express";
import type { Deps } from "../deps.ts";
import { bearerOf } from "../http/authenticate.ts";
import { packDump } from "./backup-file.ts";
import { dumpDatabase } from "./dump.ts";

/** `GET /backup` with the operator's key: everything in the database, as a backup. Without the key the path does not exist. */
export function mountBackup(router: Router, { db, now }: Deps, key: string | null): void {
  if (key === null) return;
  router.get("/backup", async (request, response, next) => {
    if (!isEqual(bearerOf(request) ?? "", key)) return next();
    const bytes = packDump(await dumpDatabase(db), now());
    await pipeline(bytes, response.type("application/gzip").set("Cache-Control", "no-store"));
  });
}

/** In a time that does not depend on how much of the key is right. */
function isEqual(given: string, key: string): boolean {
  const [one, other] = [given, key].map((text) => createHash("sha256").update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}

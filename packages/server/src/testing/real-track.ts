import { join } from "node:path";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { loadCatalogue } from "../load-catalogue.ts";

export const REAL_TRACK = join(import.meta.dirname, "../../../../tracks/backend-nodejs");

/** The track that Aulo is shipped with. */
export function loadRealCatalogue(): Promise<Catalogue> {
  return loadCatalogue(REAL_TRACK);
}

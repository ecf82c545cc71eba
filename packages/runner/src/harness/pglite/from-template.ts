/**
 * PGlite as learners import it. A new database in memory starts from the prepared data folder, which holds the same
 * content. Everything else is unchanged.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { PGlite, PGliteOptions } from "@electric-sql/pglite";
import { SMALL_BUFFERS } from "../../shared/small-buffers.ts";
import { FileBlob } from "./file-blob.ts";

const TEMPLATE = join(import.meta.dirname, "..", "..", "..", "sql", "template.tar");
/** Options that do not affect how the data folder is created. */
const HARMLESS = new Set(["dataDir", "debug", "parsers", "serializers", "relaxedDurability"]);

/** @public Loaded by the copy of PGlite in the toolbox. */
export function fromTemplate(whole: typeof PGlite): typeof PGlite {
  const create = (...given: unknown[]) => whole.create(settle(whole, given));
  return new Proxy(whole, {
    construct: (target, given, made) => Reflect.construct(target, [settle(target, given)], made),
    get: (target, key) => (key === "create" ? create : Reflect.get(target, key)),
  });
}

/** Options of the constructor, which takes its arguments in two ways. */
function settle(whole: typeof PGlite, [first, second]: unknown[]): PGliteOptions {
  const options: PGliteOptions = Object.assign(
    {},
    typeof first === "string" ? { dataDir: first } : (first ?? second),
    typeof first === "string" ? second : {},
  );
  const isInMemory = options.dataDir === undefined || options.dataDir.startsWith("memory://");
  const isPlain = Object.keys(options).every((name) => HARMLESS.has(name));
  if (!isInMemory || !isPlain || !existsSync(TEMPLATE)) return options;
  const startParams = [...whole.defaultStartParams, ...SMALL_BUFFERS];
  return { ...options, loadDataDir: new FileBlob(TEMPLATE), startParams };
}

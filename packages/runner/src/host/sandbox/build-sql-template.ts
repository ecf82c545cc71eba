/**
 * `node build-sql-template.ts FOLDER`: writes `template.tar` there, a new database folder with which
 * PostgreSQL starts quickly.
 */
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { SMALL_BUFFERS } from "../../shared/small-buffers.ts";

const target = process.argv[2];
if (target === undefined) throw new Error("Name the folder to fill.");

const startParams = [...PGlite.defaultStartParams, ...SMALL_BUFFERS];
const database = await PGlite.create({ initDbStartParams: ["--wal-segsize=1"], startParams });
await database.exec("CHECKPOINT");
const folder = await database.dumpDataDir("none");
chmodSync(target, 0o755);
writeFileSync(join(target, "template.tar"), Buffer.from(await folder.arrayBuffer()));
process.exit(0);

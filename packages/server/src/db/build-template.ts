// `node packages/server/src/db/build-template.ts` writes the template of the installed PGlite. Run it after an update of PGlite.

import { writeFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";
import { PGlite } from "@electric-sql/pglite";
import { pgliteVersion, templatePath } from "./template.ts";

const database = await PGlite.create({ initDbStartParams: ["--wal-segsize=1"] });
await database.exec("UPDATE pg_database SET datistemplate = false");
for (const unused of ["template0", "template1"]) await database.exec(`DROP DATABASE ${unused}`);
for (const step of ["VACUUM FULL", "CHECKPOINT", "SELECT pg_switch_wal()", "CHECKPOINT"])
  await database.exec(step);
const folder = Buffer.from(await (await database.dumpDataDir("none")).arrayBuffer());
const packed = brotliCompressSync(folder, {
  params: {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
  },
});
writeFileSync(templatePath(pgliteVersion()), packed);
await database.close();
console.log(`${folder.length} bytes, packed ${packed.length}`);

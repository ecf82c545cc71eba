import { ASK_FOR_GZIP, FIRST_LOAD_BARS, measureFirstLoad } from "./first-load.ts";
import { expect, test } from "./learner.ts";

test.use({ extraHTTPHeaders: ASK_FOR_GZIP });

test("the first page of a new learner is small", async ({ page }) => {
  const { files, script, all } = await measureFirstLoad(page);
  expect(script, "bytes of script; npm run size lists the files").toBeLessThanOrEqual(FIRST_LOAD_BARS.script);
  expect(all, "bytes in all; npm run size lists the files").toBeLessThanOrEqual(FIRST_LOAD_BARS.all);
  expect(files.filter(({ path }) => /CodeMirror|elk/.test(path))).toEqual([]);
});

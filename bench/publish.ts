import { writeFileSync } from "node:fs";

/** The command of a report: its script with all arguments except `--write`. */
export function commandOf(script: string): string {
  const given = process.argv.slice(2).filter((each) => each !== "--write");
  return [`npm run ${script}`, ...(given.length > 0 ? ["--", ...given] : [])].join(" ");
}

/**
 * Prints a report. With `write`, also writes RESULTS.md and results.json beside the benchmark.
 *
 * @param from `import.meta.url` of the benchmark
 */
export function publish(
  from: string,
  { report, page, json, write }: { report: object; page: string; json: boolean; write: boolean },
): void {
  const plain = JSON.stringify(report, null, 2);
  console.log(json ? plain : page);
  if (!write) return;
  writeFileSync(new URL("RESULTS.md", from), page);
  writeFileSync(new URL("results.json", from), `${plain}\n`);
}

import type { CaseResult } from "./case.ts";

const MOST_SHOWN = 20;

export function formatResult({ name, wrong, skipped, tookMs }: CaseResult): string {
  const seconds = `${Math.round(tookMs / 1_000)} s`;
  if (skipped !== null) return `skipped  ${name}: ${skipped}\n`;
  if (wrong.length === 0) return `held     ${name} (${seconds})\n`;
  return [
    `FAILED   ${name} (${seconds})`,
    ...wrong.slice(0, MOST_SHOWN).map((each) => `         ${each}`),
    "",
  ].join("\n");
}

/** "11 cases, 0 failed, 1 skipped" */
export function sumLine(results: readonly CaseResult[]): string {
  const failed = results.filter(({ wrong }) => wrong.length > 0).length;
  const skipped = results.filter((result) => result.skipped !== null).length;
  return `${results.length} cases, ${failed} failed, ${skipped} skipped\n`;
}

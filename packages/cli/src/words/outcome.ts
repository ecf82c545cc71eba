import type { Outcome, SourceSpot, TestAction, TestOutcome } from "@aulo/contract";
import { wordsOf } from "@aulo/contract/words/actions";
import { outcomeTitle } from "@aulo/contract/words/outcomes";
import { codeLines } from "../terminal/html-to-lines.ts";
import { plain } from "../terminal/plain.ts";
import type { Screen } from "../terminal/screen.ts";

type Look = Pick<Screen, "style">;

/** Last actions of a test that are shown. */
const MOST_ACTIONS = 3;
/** Lines of output that are shown. */
const MOST_PRINTED = 20;

/** The outcome of a run: the verdict and the first failed test, with everything needed to mend the code. */
export function outcomeLines(outcome: Outcome, { style }: Look): string[] {
  const failed = outcome.tests.find(({ passed }) => !passed);
  const verdict = verdictOf(outcome);
  const isSaid = outcome.kind === "passed" || outcome.kind === "failed" || outcome.says === verdict;
  return [
    (isGood(outcome) ? style.good : style.bad)(verdict),
    ...(isSaid ? [] : [plain(outcome.says)]),
    ...(outcome.explanation === null ? [] : [plain(outcome.explanation)]),
    ...(outcome.spot === null ? [] : spotLines(outcome.spot)),
    ...(failed === undefined ? [] : failureLines(failed, { style })),
    ...printedLines("It printed:", outcome.stdout + outcome.stderr),
  ];
}

/**
 * One line for each failed test and each error, as VS Code's problem matcher reads it: `FILE:LINE:COLUMN: error: MESSAGE`.
 *
 * @param entry the file to name when the place is not known
 */
export function problemLines(outcome: Outcome, entry: string): string[] {
  const lineOf = (spot: SourceSpot | null, message: string) =>
    `${plain(spot?.file ?? entry)}:${spot?.line ?? 1}:${spot?.column ?? 1}: error: ${plain(message).replaceAll("\n", " ")}`;
  const failed = outcome.tests.filter(({ passed }) => !passed);
  if (failed.length > 0)
    return failed.map(({ name, failure }) =>
      lineOf(failure?.spot ?? null, `${name}: ${failure?.message ?? ""}`),
    );
  return isGood(outcome) ? [] : [lineOf(outcome.spot, outcome.says)];
}

function isGood({ kind }: Outcome): boolean {
  return kind === "passed" || kind === "finished";
}

/** The title of the outcome, which ends with a colon when the first failed test follows. */
function verdictOf(outcome: Outcome): string {
  const title = outcomeTitle(outcome);
  return outcome.kind === "failed" ? `${title}. The first one:` : `${title}.`;
}

function failureLines({ name, failure, actions, printed }: TestOutcome, { style }: Look): string[] {
  const spot = failure?.spot ?? null;
  return [
    style.strong(`Test: ${plain(name)}`),
    ...(failure === null ? [] : [plain(failure.message)]),
    ...(failure?.explanation ? [plain(failure.explanation)] : []),
    ...valueLines("Expected", failure?.expected ?? null),
    ...valueLines("Your code gave", failure?.actual ?? null),
    ...(failure?.expected == null && failure?.diff != null
      ? ["Difference:", ...codeLines(failure.diff)]
      : []),
    ...(spot === null ? [] : spotLines(spot)),
    ...(actions.length === 0 ? [] : ["What the test did:"]),
    ...actions.slice(-MOST_ACTIONS).flatMap(actionLines),
    ...printedLines("Your code printed in this test:", printed.stdout + printed.stderr),
  ];
}

function valueLines(label: string, value: string | null): string[] {
  if (value === null) return [];
  return value.includes("\n") ? [`${label}:`, ...codeLines(value)] : [`${label}: ${plain(value)}`];
}

function actionLines(action: TestAction): string[] {
  const { did, got, result } = wordsOf(action);
  return [
    ...valueLines(did, [action.did, action.sent].filter((text) => text).join("\n")),
    ...valueLines(got, result),
  ];
}

function spotLines({ file, line, column, excerpt }: SourceSpot): string[] {
  return [`At ${plain(file)}:${line}${column === null ? "" : `:${column}`}`, ...codeLines(excerpt.trim())];
}

function printedLines(label: string, text: string): string[] {
  if (text.trim() === "") return [];
  const lines = codeLines(text);
  const more = lines.length - MOST_PRINTED;
  return [label, ...lines.slice(0, MOST_PRINTED), ...(more > 0 ? [`    and ${more} more lines`] : [])];
}

import type { AttemptResult, CheckResult, Step } from "@aulo/contract";
import { inMinutesOrHours } from "@aulo/contract/words/quantities";
import { purposeOf, stepWords } from "@aulo/contract/words/steps";
import { plain } from "../terminal/plain.ts";
import type { Screen } from "../terminal/screen.ts";

/** The step and its reason. */
export function stepLines(step: Step, { style }: Pick<Screen, "style">): string[] {
  const { title, reason, draft, until } = step;
  return [
    style.strong(stepWords(step)),
    ...(title === "" ? [] : [`${plain(title)}${timeOf(step)}`]),
    plain(reason.sentence),
    ...(draft === null ? [] : [`You have begun the exercise ${plain(draft)}.`]),
    ...(until === null
      ? []
      : [`There is something to do again from ${until.slice(0, 16).replace("T", " ")} UTC.`]),
  ];
}

/** The result of a check. */
export function resultLines(
  { headline, sentence, changes, reachedGoal }: CheckResult,
  { style }: Pick<Screen, "style">,
): string[] {
  return [
    style.strong(plain(headline)),
    plain(sentence),
    ...changes.map(({ concept, before, after }) => `  ${plain(concept)}: ${before}, now ${after}`),
    ...(reachedGoal === null ? [] : [style.good(`You have reached your goal: ${plain(reachedGoal.title)}`)]),
  ];
}

/** The concepts that an answer opened, and the end of its check with the next step. */
export function afterAnswerLines(
  { opened, check, next }: AttemptResult,
  screen: Pick<Screen, "style">,
): string[] {
  return [
    ...(opened.length === 0 ? [] : [`This opened: ${opened.map(plain).join(", ")}.`]),
    ...(check.result === null ? [] : ["", ...resultLines(check.result, screen)]),
    ...(next === null ? [] : ["", ...stepLines(next, screen)]),
  ];
}

function timeOf(step: Step): string {
  return purposeOf(step) === null ? "" : ` (${inMinutesOrHours(step.minutes)})`;
}

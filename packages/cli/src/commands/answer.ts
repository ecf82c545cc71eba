import { text } from "node:stream/consumers";
import type { Check } from "@aulo/contract";
import type { Api } from "../api/api.ts";
import type { Context } from "../context.ts";
import { EXIT, type ExitCode, Stop } from "../stop.ts";
import { howToAnswer, itemLines } from "../words/item.ts";
import { stepLines } from "../words/step.ts";
import { answerOnce, askItems, endedLines, openCheckOfStep, tellHint } from "./check.ts";
import { codeCheck } from "./code.ts";

export type AnswerOptions = {
  placement?: boolean;
  review?: string;
  testOut?: string;
  dontKnow?: boolean;
  hint?: boolean;
  stdin?: boolean;
  /** Ends the check. */
  end?: boolean;
};

/** Answers the open question: asked for in a terminal, or by the words of the command. */
export async function answer(
  context: Context,
  words: readonly string[],
  options: AnswerOptions,
): Promise<ExitCode> {
  const api = await context.openLearner();
  const { screen } = context;
  const check = await openWanted(api, options);
  if (options.end === true) return endCheck(context, api, check);
  if (options.hint === true) {
    await tellHint({ api, screen }, check);
    return EXIT.done;
  }
  const given = options.stdin === true ? toLines(await text(context.streams.stdin)) : words;
  if (given.length === 0 && options.dontKnow !== true) return ask(context, api, check);
  const { feedback } = await answerOnce({ api, screen }, check, options.dontKnow === true ? null : given);
  return feedback.right ? EXIT.done : EXIT.wrong;
}

function openWanted(api: Api, { placement, review, testOut }: AnswerOptions): Promise<Check> {
  if (placement === true) return api.call("openCheck", { body: { purpose: "placement" } });
  if (review !== undefined) return api.call("openCheck", { body: { purpose: "review", concept: review } });
  if (testOut !== undefined)
    return api.call("openCheck", { body: { purpose: "test-out", concept: testOut } });
  return openCheckOfStep(api);
}

async function ask(context: Context, api: Api, check: Check): Promise<ExitCode> {
  const { screen } = context;
  if (screen.isInteractive) {
    const asked = await askItems({ api, screen }, check);
    if (asked.end === "exercise" && asked.check.item?.kind === "exercise")
      await codeCheck(context, { api, check: asked.check, item: asked.check.item }, {});
    return EXIT.done;
  }
  if (check.item === null)
    throw new Stop(EXIT.refused, "This check has ended. aulo next tells the next step.");
  screen.tell(check, [...itemLines(check, screen), "", howToAnswer(check.item)]);
  return EXIT.done;
}

async function endCheck({ screen }: Context, api: Api, { id }: Check): Promise<ExitCode> {
  const ended = await api.call("endCheck", { params: { checkId: id } });
  screen.tell(ended, [
    "The check is ended. The answers so far count.",
    ...endedLines(ended.check, screen),
    "",
    ...stepLines(ended.next, screen),
  ]);
  return EXIT.done;
}

/** The lines of standard input, without the line end at its end. */
function toLines(input: string): string[] {
  return input.replaceAll("\r\n", "\n").replace(/\n$/, "").split("\n");
}

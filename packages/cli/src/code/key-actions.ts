import { isRefusal } from "../api/problem.ts";
import { plain } from "../terminal/plain.ts";
import { feedbackLines } from "../words/item.ts";
import { lessonLines } from "../words/lesson.ts";
import { afterAnswerLines } from "../words/step.ts";
import { diffLines } from "./diff-lines.ts";
import { type ExerciseRuns, KEY_WORDS } from "./exercise-runs.ts";
import type { Saves } from "./saves.ts";
import type { Session, SessionEnd } from "./session-state.ts";

type Needs = {
  runs: ExerciseRuns;
  saves: Saves;
  /** Puts work that waits for Aulo or the folder into the session's queue. */
  enqueue: (work: () => Promise<void> | void) => void;
  /** Opens the editor. */
  edit: () => Promise<void>;
  finish: (end: SessionEnd) => void;
};

/** The function that takes each key. To leave never waits; a key without an action tells the keys. */
export function createKeyActions(session: Session, needs: Needs): (key: string) => void {
  const { runs, saves, enqueue, edit, finish } = needs;
  const { api, screen, check, item, patient, ending } = session;
  /** Whether the next key says if the learner wants a solution. */
  let isAsking = false;

  const askHint = async () => {
    try {
      const hint = await patient(() => api.call("askHint", { params: { checkId: check.id } }));
      screen.tell({ event: "hint", ...hint }, [`Hint ${hint.number} of ${hint.of}: ${plain(hint.text)}`]);
    } catch (error) {
      if (!isRefusal(error, "no-more-hints")) throw error;
      screen.tell({ event: "no-more-hints" }, ["There are no more hints."]);
    }
  };

  const showLesson = async () => {
    const lesson = await patient(() => api.call("getLesson", { params: { conceptId: item.concept } }));
    screen.tell({ event: "lesson", lesson }, lessonLines(lesson, screen));
  };

  const showDifference = () => {
    const lines = diffLines(item.starter, saves.files() ?? item.starter, screen);
    screen.tell(
      { event: "difference" },
      lines.length === 0 ? ["Your files are as they were at the start."] : lines,
    );
  };

  const giveUp = async () => {
    await runs.stop();
    const result = await patient(() =>
      api.call("answer", {
        params: { checkId: check.id },
        body: { item: item.id, answer: { kind: "dont-know" } },
        key: `give-up-${check.id}-${item.id}`,
      }),
    );
    screen.tell({ event: "given-up", result }, [
      ...feedbackLines(item, result.feedback, screen).slice(1),
      ...afterAnswerLines(result, screen),
      "",
      "You can go on trying in the folder; it no longer counts. Press n for the next step, q to quit.",
    ]);
    session.endWith({ feedback: result.feedback }, "given-up");
  };

  const askSolution = () => {
    const ended = ending();
    if (ended !== null) {
      const { feedback } = ended;
      return screen.tell(
        { event: "solutions", solutions: feedback?.solutions ?? [] },
        feedback === null
          ? ["The page shows its solutions."]
          : feedbackLines(item, { ...feedback, becauseHtml: "", notes: [] }, screen),
      );
    }
    isAsking = true;
    screen.tell({ event: "asks", about: "solution" }, [
      "A solution ends this exercise as given up. Press y to see it, or any other key to go on trying.",
    ]);
  };

  const takeReply = (key: string) => {
    isAsking = false;
    if (key === "y") enqueue(giveUp);
    else screen.tell({ event: "goes-on" }, ["Go on. Nothing has changed."]);
  };

  return (key) => {
    if (key === "q" || key === "interrupt") return finish("quit");
    if (isAsking) return takeReply(key);
    switch (key) {
      case "n":
        return finish("next");
      case "r":
        return enqueue(() => saves.takeChange(true));
      case "h":
        return enqueue(askHint);
      case "l":
        return enqueue(showLesson);
      case "d":
        return showDifference();
      case "e":
        return enqueue(edit);
      case "s":
        return enqueue(askSolution);
      case "m":
        return enqueue(() => saves.choose("mine"));
      case "p":
        return enqueue(() => saves.choose("page"));
      case "":
        return;
      default:
        screen.tell({ event: "keys" }, [KEY_WORDS]);
    }
  };
}

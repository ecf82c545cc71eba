/**
 * One exercise in the learner's own editor.
 *
 * 1. The folder is watched. A change is read once the folder rests, and only when the files really differ from those read last.
 * 2. The files are saved as the draft, and their tests are run. A newer save cancels the run of an older one, which then does not count.
 * 3. Every few seconds the draft is compared with the server's, which the page may have changed.
 * 4. Changes, comparisons and keys wait for each other in one queue; runs go on beside it.
 * 5. An editor in this terminal holds the queue, the keys and the screen until it ends.
 */
import { patiently } from "../api/patiently.ts";
import { isRefusal, Refused } from "../api/problem.ts";
import { Stop } from "../stop.ts";
import { holdScreen } from "../terminal/hold-screen.ts";
import { plain } from "../terminal/plain.ts";
import type { Screen } from "../terminal/screen.ts";
import { createExerciseRuns } from "./exercise-runs.ts";
import { createKeyActions } from "./key-actions.ts";
import type { Patient } from "./run-code.ts";
import { createSaves } from "./saves.ts";
import type { Ending, Session, SessionEnd, SessionNeeds } from "./session-state.ts";
import { watchFolder } from "./watch-folder.ts";

const COMPARE_MS = 2_000;

/** Runs until the learner goes on or quits. @throws Stop, Refused for a fault that nobody can wait for */
export async function runSession(needs: SessionNeeds): Promise<SessionEnd> {
  const { api, keys, folder, openEditor, endsByItself, compareMs = COMPARE_MS } = needs;
  const { promise: ended, resolve: finish, reject: fail } = Promise.withResolvers<SessionEnd>();
  const over = new AbortController();
  const { screen, holdDuring } = holdScreen(needs.screen);
  let ending: Ending | null = null;
  let tail: Promise<void> = Promise.resolve();

  const endWith = (end: Ending, kind: SessionEnd) => {
    ending = end;
    if (endsByItself) finish(kind);
  };
  const takeFault = (error: unknown) => {
    if (over.signal.aborted) return;
    if (isRefusal(error, "already-answered", "check-ended", "not-open")) {
      screen.tell({ event: "ended-elsewhere" }, [
        "The exercise has ended already: in the page, or by an earlier save. Press n for the next step, or save again to try more.",
      ]);
      endWith({ feedback: null }, "passed");
    } else if (isRefusal(error, "unknown-token", "no-token", "other-learner")) fail(error);
    else if (error instanceof Refused || error instanceof Stop)
      screen.tell({ event: "refused", says: error.message }, [plain(error.message)]);
    else fail(error);
  };
  const enqueue = (work: () => Promise<void> | void) => {
    tail = tail.then(() => (over.signal.aborted ? undefined : work())).catch(takeFault);
  };
  const edit = async () => {
    stopKeys();
    await holdDuring(openEditor);
    if (!over.signal.aborted) stopKeys = keys.listen(onKey);
  };

  const patient = sayPatiently({ base: api.base, screen, signal: over.signal });
  const session: Session = {
    ...needs,
    ...{ screen, patient, endWith, takeFault },
    over: over.signal,
    ending: () => ending,
  };
  const runs = createExerciseRuns(session);
  const saves = createSaves(session, runs);
  const onKey = createKeyActions(session, { runs, saves, enqueue, edit, finish });

  const compareLater = () => {
    enqueue(saves.compare);
    enqueue(() => {
      comparing = setTimeout(compareLater, compareMs);
    });
  };

  const stopWatch = watchFolder(folder, {
    onChange: () => enqueue(() => saves.takeChange(false)),
    onGone: () => {
      screen.tell({ event: "folder-gone" }, [
        `The folder ${plain(folder)} is gone: was it moved or renamed? Your last draft is safe on the server. Move it back, or press q and start aulo code in its new place.`,
      ]);
    },
    onBack: () => {
      screen.tell({ event: "folder-back" }, ["The folder is back."]);
    },
  });
  let stopKeys = keys.listen(onKey);
  let comparing = setTimeout(compareLater, compareMs);
  enqueue(saves.begin);

  try {
    return await ended;
  } finally {
    over.abort();
    clearTimeout(comparing);
    stopKeys();
    await stopWatch();
    await runs.stop();
    await tail;
  }
}

/** Makes calls wait while Aulo is away. It is said once, however many calls wait. */
function sayPatiently({
  base,
  screen,
  signal,
}: {
  base: string;
  screen: Screen;
  signal: AbortSignal;
}): Patient {
  let waiting = 0;
  const onAway = () => {
    waiting += 1;
    if (waiting === 1)
      screen.tell({ event: "away" }, [
        "Aulo does not respond. Your files are safe in the folder. Trying again every second …",
      ]);
  };
  const onBack = () => {
    waiting -= 1;
    if (waiting === 0) screen.tell({ event: "back" }, ["Aulo is back."]);
  };
  return (work) => patiently(work, { base, signal, onAway, onBack });
}

/**
 * Records the actions of a test on the learner's code. They are shown beside its result.
 *
 * 1. Each test has its own recording, also when it goes on after its time-out.
 * 2. An operation that `describeOperation` knows is one action. Its reply completes the action.
 * 3. Texts are printed and cut at once, since the spec may change a value later.
 * 4. Above the limit, actions in the middle are left out.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import type { TestAction } from "../../outcome.ts";
import { cut } from "../../shared/cut.ts";
import { TEST_LIMITS } from "../../shared/test-limits.ts";
import type { Operation, Reply } from "../../wire/request.ts";
import { describeOperation } from "./describe-operation.ts";
import { describeResult } from "./describe-result.ts";
import { readCalls } from "./read-calls.ts";
import { printThrown } from "./texts.ts";

/** First actions of a test that are always kept. */
const KEPT_FIRST = 4;

export type Recording = { actions: TestAction[]; actionsLeftOut: number };
/** The value or the error of a reply. */
export type Read = { value: unknown } | { thrown: unknown };

let entry = "";
const recordings = new AsyncLocalStorage<Recording>();

/** Names the learner's file that later operations start. */
export function nameEntry(path: string): void {
  entry = path;
}

export function newRecording(): Recording {
  return { actions: [], actionsLeftOut: 0 };
}

/** Runs the body of a test. Its actions go to the recording. */
export function recordIn<Result>(recording: Recording, body: () => Result): Result {
  return recordings.run(recording, body);
}

/** Records an operation as an action of the running test. @returns a function that takes the reply */
export function recordOperation(operation: Operation): (reply: Reply, read: Read) => void {
  const recording = recordings.getStore();
  const described = recording && describeOperation(operation, entry);
  if (!recording || !described) return () => {};
  const last = recording.actions.at(-1);
  const action =
    described.kind === "prepare" && last?.kind === "prepare"
      ? Object.assign(last, { did: cut(`${last.did}\n${described.did}`) })
      : addTo(recording, { ...described, got: null, threw: false });
  return (reply, read) => {
    insertBefore(recording, action, readCalls(reply));
    Object.assign(action, "thrown" in read ? thrown(read.thrown) : describeResult(operation, read.value));
  };
}

function thrown(error: unknown): Pick<TestAction, "got" | "threw"> {
  return { got: printThrown(error), threw: true };
}

function addTo(recording: Recording, action: TestAction): TestAction {
  recording.actions.push(action);
  trim(recording);
  return action;
}

function insertBefore(recording: Recording, action: TestAction, inserted: TestAction[]): void {
  const at = recording.actions.indexOf(action);
  recording.actions.splice(at === -1 ? recording.actions.length : at, 0, ...inserted);
  trim(recording);
}

function trim(recording: Recording): void {
  const surplus = recording.actions.length - TEST_LIMITS.actions;
  if (surplus <= 0) return;
  recording.actions.splice(KEPT_FIRST, surplus);
  recording.actionsLeftOut += surplus;
}

import { endpoints, type RunEvent } from "@aulo/contract";
import { call } from "./call.ts";
import { connection } from "./connection.ts";
import { hasStatus, PlainError } from "./problem.ts";
import { toUrl } from "./request.ts";

const EVENTS: Readonly<Record<RunEvent["kind"], true>> = {
  queued: true,
  started: true,
  ready: true,
  "test-started": true,
  "test-ended": true,
  printed: true,
  ended: true,
};

export type RunListener = {
  /** Called when the stream opens, also after a lost connection. The server then sends all events from the first. */
  onStart: () => void;
  onEvent: (event: RunEvent) => void;
  onError: (error: unknown) => void;
};

/** Follows a run until it ends. Returns a function that stops following; the run itself goes on. */
export function followRun(runId: string, { onStart, onEvent, onError }: RunListener): () => void {
  const source = new EventSource(toUrl(endpoints.followRun.path, { params: { runId } }));
  source.onopen = () => {
    connection.report(true);
    onStart();
  };
  const hear = (message: MessageEvent<string>) => {
    const event: RunEvent = JSON.parse(message.data);
    if (event.kind === "ended") source.close();
    onEvent(event);
  };
  for (const name of Object.keys(EVENTS)) source.addEventListener(name, hear);
  source.onerror = () => {
    // In state CONNECTING the browser reconnects by itself.
    if (source.readyState !== EventSource.CLOSED) return connection.report(false);
    readEnd(runId).then(onEvent, onError);
  };
  return () => source.close();
}

/** The end of a run whose stream the server refuses: the run is over, or the server has lost it. */
async function readEnd(runId: string): Promise<RunEvent> {
  try {
    return { kind: "ended", run: await call(endpoints.getRun, { params: { runId } }) };
  } catch (error) {
    if (!hasStatus(error, 404)) throw error;
    throw new PlainError(
      "Aulo no longer has the result of this run: it was restarted, or the run is more than ten minutes old. Run your code again.",
    );
  }
}

import { endpoints, RunEvent } from "@aulo/contract";
import { call } from "./call.ts";
import { connection } from "./connection.ts";
import { toUrl } from "./request.ts";

const EVENT_NAMES = RunEvent.options.map((option) => option.shape.kind.value);

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
    const event = RunEvent.parse(JSON.parse(message.data));
    if (event.kind === "ended") source.close();
    onEvent(event);
  };
  for (const name of EVENT_NAMES) source.addEventListener(name, hear);
  source.onerror = () => {
    // In state CONNECTING the browser reconnects by itself.
    if (source.readyState !== EventSource.CLOSED) return connection.report(false);
    readEnd(runId).then(onEvent, onError);
  };
  return () => source.close();
}

/** The end of a run whose stream the server refuses: the run is over, or the server has forgotten it. */
async function readEnd(runId: string): Promise<RunEvent> {
  return { kind: "ended", run: await call(endpoints.getRun, { params: { runId } }) };
}

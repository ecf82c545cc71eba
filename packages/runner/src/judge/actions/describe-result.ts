import { STATUS_CODES } from "node:http";
import type { z } from "zod";
import type { TestAction } from "../../outcome.ts";
import { cut, printAll } from "../../shared/cut.ts";
import type { Operation } from "../../wire/operation.ts";
import {
  Requested,
  ScriptRun,
  SocketIoEmitted,
  SocketIoNext,
  SqlRun,
  Started,
  Stopped,
  TestsRun,
  WebSocketClosed,
  WebSocketNext,
  WebSocketOpened,
} from "../shapes.ts";
import { joined, printFiles, printShort } from "./texts.ts";

type Result = Pick<TestAction, "got" | "threw">;

const NOTHING: Result = { got: null, threw: false };
/** Rows of a result that are printed, one a line. */
const MAX_ROWS = 20;
/** Headers of every response of Node and Express, and those that depend on the moment. */
const USUAL_HEADERS = new Set([
  ...["connection", "content-length", "date", "etag", "keep-alive", "transfer-encoding", "x-powered-by"],
]);

/** The result of an operation in words. The learner controls the value; one that is malformed gives nothing. */
export function describeResult({ op }: Operation, value: unknown): Result {
  switch (op) {
    case "call":
    case "inside":
    case "redis-command":
      return gave(printShort(value));
    case "request":
      return read(Requested, value, describeResponse);
    case "script":
      return read(ScriptRun, value, ({ exitCode, signal, stdout, stderr, files }) =>
        gave(joined([exitWords({ exitCode, signal }), stdout, stderr, printFiles(files)])),
      );
    case "start":
      return read(Started, value, (started) =>
        started.state === "ready" ? gave("ready") : failed(startWords(started)),
      );
    case "stop":
      return read(Stopped, value, (stopped) => gave(exitWords(stopped)));
    case "run-sql":
      return read(SqlRun, value, describeRows);
    case "tests":
      return read(TestsRun, value, ({ passed, failed }) =>
        gave(
          joined([...passed.map((name) => `passed: ${name}`), ...failed.map((name) => `failed: ${name}`)]) ??
            "no test ran",
        ),
      );
    case "ws-open":
      return read(WebSocketOpened, value, (opened) =>
        opened.state === "open" ? gave("connected") : failed(`refused: ${opened.why}`),
      );
    case "ws-next":
      return read(WebSocketNext, value, (next) => {
        if (next.state === "message") return gave(cut(next.text));
        return gave(next.state === "none" ? "no message came" : `closed with code ${next.code}`);
      });
    case "ws-close":
      return read(WebSocketClosed, value, ({ code }) => gave(`closed with code ${code}`));
    case "io-emit":
      return read(SocketIoEmitted, value, (emitted) => {
        if (emitted.state === "acknowledged") return gave(printShort(emitted.value));
        return emitted.state === "none" ? gave("no acknowledgement came") : NOTHING;
      });
    case "io-next":
      return read(SocketIoNext, value, (next) => {
        if (next.state === "event") return gave(printAll(next.args, printShort));
        return gave(next.state === "none" ? "no event came" : "closed");
      });
    default:
      return NOTHING;
  }
}

function gave(got: string | null): Result {
  return { got, threw: false };
}

function failed(got: string): Result {
  return { got, threw: true };
}

function read<Shape extends z.ZodType>(
  shape: Shape,
  value: unknown,
  describe: (read: z.infer<Shape>) => Result,
): Result {
  const parsed = shape.safeParse(value);
  return parsed.success ? describe(parsed.data) : NOTHING;
}

function describeResponse(requested: Requested): Result {
  switch (requested.state) {
    case "answered": {
      const { status, headers, body, complete } = requested;
      const lines = Object.entries(headers)
        .filter(([name]) => !USUAL_HEADERS.has(name))
        .flatMap(([name, held]) => [held].flat().map((one) => `${name}: ${one}`));
      const heading = `${status} ${STATUS_CODES[status] ?? ""}`.trim();
      return gave(joined([heading, ...lines, bodyText(body), complete ? "" : "(the response went on)"]));
    }
    case "no-answer":
      return failed(requested.why);
    case "gone":
      return failed("the server had ended");
  }
}

function bodyText(body: Uint8Array): string {
  const text = Buffer.from(body).toString("utf8");
  return /[\0\uFFFD]/.test(text) ? `[${body.length} bytes]` : text;
}

function describeRows({ rows, columns, affected }: SqlRun): Result {
  if (columns.length === 0) return gave(`${affected} ${affected === 1 ? "row" : "rows"} changed`);
  const shown = rows.slice(0, MAX_ROWS).map(printShort);
  const more = rows.length > MAX_ROWS ? [`… and ${rows.length - MAX_ROWS} more rows`] : [];
  return gave(rows.length === 0 ? "no rows" : joined([...shown, ...more]));
}

function exitWords({ exitCode, signal }: { exitCode: number | null; signal: string | null }): string {
  return signal === null ? `exit code ${exitCode ?? "unknown"}` : `ended by ${signal}`;
}

function startWords(started: Exclude<Started, { state: "ready" }>): string {
  return started.state === "exited"
    ? `it ended: ${exitWords(started)}`
    : "it did not accept connections in time";
}

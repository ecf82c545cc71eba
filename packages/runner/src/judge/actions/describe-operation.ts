import type { TestAction } from "../../outcome.ts";
import { cut, printAll } from "../../shared/cut.ts";
import type { Json } from "../../wire/codec.ts";
import type { Body, Operation, ProgramOperation } from "../../wire/operation.ts";
import { joined, printEncoded, printFiles, printShort } from "./texts.ts";

type Described = Pick<TestAction, "kind" | "did" | "sent">;

/**
 * An operation as an action, or null for one that is not shown. SQL of the spec that computes something is not shown, nor is the
 * source of a function that it runs beside the learner's code: they may hold the answer.
 *
 * @param entry path of the learner's file that is started
 */
export function describeOperation(operation: Operation, entry: string): Described | null {
  switch (operation.op) {
    case "call":
      return action("call", `${operation.name}(${printAll(operation.args, printEncoded)})`);
    case "inside":
      return action("beside", printAll(operation.inputs, printEncoded));
    case "script":
      return action(
        "program",
        commandOf(operation, entry),
        joined([stdinOf(operation), printFiles(operation.files)]),
      );
    case "request": {
      const { method, path, headers, body } = operation;
      return action("request", `${method} ${path}`, joined([headerLines(headers), "", bodyText(body)]));
    }
    case "start":
      return action("server", "start", joined([envOf(operation.env)]));
    case "stop":
      return action("server", `stop by ${operation.signal}`);
    case "ws-open":
      return action("message", `connect to ${operation.path}`, joined([headerLines(operation.headers)]));
    case "ws-send":
      return action("message", "send", cut(operation.text));
    case "ws-next":
      return action("message", "wait for a message");
    case "ws-close":
      return action("message", "close");
    case "io-open":
      return action("message", `connect to ${operation.namespace}`, printGiven(operation.auth));
    case "io-emit":
      return action("message", `emit ${printShort(operation.event)}`, printAll(operation.args, printEncoded));
    case "io-next":
      return action("message", `wait for ${printShort(operation.event)}`);
    case "io-close":
      return action("message", "close");
    case "run-sql":
      return action("sql", entry);
    case "database":
      return prepared(operation.setup);
    case "query":
    case "postgres-query":
      return CHANGES.test(operation.sql) ? prepared(operation.sql) : null;
    case "postgres-reset":
      return prepared(operation.setup ?? "");
    case "mongodb-command":
      return describeInsert(operation.command);
    case "redis-command":
      return action("service", operation.words.join(" "));
    case "tests":
      return action("tests", entry);
    default:
      return null;
  }
}

/** A query of the spec that begins like one that changes rows or tables. */
const CHANGES =
  /^\s*(?:INSERT\s+INTO\s+[\w".]+\s*(?:\([^)]*\)\s*)?VALUES|TRUNCATE|DELETE|UPDATE|CREATE\s+TABLE|DROP)\b/i;

/**
 * Words of SQL that computes something, anywhere in the text: statements are not told apart, since a `;` may stand in a
 * string.
 */
const COMPUTES = /\b(?:SELECT|VIEW|FUNCTION|PROCEDURE|AS\s+(?:TABLE|VALUES))\b/i;

function action(kind: Described["kind"], did: string, sent: string | null = null): Described {
  return { kind, did: cut(did), sent };
}

/** SQL that only puts rows and tables in place, or null. */
function prepared(sql: string): Described | null {
  return sql.trim() === "" || COMPUTES.test(sql) ? null : action("prepare", sql.trim());
}

function printGiven(json: Json): string | null {
  const printed = printEncoded(json);
  return printed === "{}" ? null : printed;
}

function commandOf({ script, args, env }: ProgramOperation, entry: string): string {
  const words = args.map((word) => (/^[\w./:=@-]+$/.test(word) ? word : JSON.stringify(word)));
  const command = script === null ? ["node", entry] : ["npm run", script, ...(args.length > 0 ? ["--"] : [])];
  return [envOf(env), ...command, ...words].filter((word) => word !== "").join(" ");
}

function envOf(env: Readonly<Record<string, string>>): string {
  return Object.entries(env)
    .map(([name, value]) => `${name}=${value}`)
    .join(" ");
}

function stdinOf({ stdin, keepsStdinOpen }: ProgramOperation): string {
  const title = `standard input${keepsStdinOpen ? ", which stays open" : ""}`;
  if (stdin !== "") return `${title}:\n${stdin}`;
  return keepsStdinOpen ? title : "";
}

function headerLines(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");
}

function bodyText(body: Body): string {
  if (body === null || typeof body === "string") return body ?? "";
  return body
    .map(({ name, content, filename, base64 }) => {
      const held = base64 ? `[${Buffer.byteLength(content, "base64")} bytes]` : content;
      return `${name}${filename === undefined ? "" : ` (file ${filename})`}: ${held}`;
    })
    .join("\n");
}

function describeInsert(command: Json): Described | null {
  if (typeof command !== "object" || command === null || Array.isArray(command)) return null;
  const { insert, documents = [] } = command;
  return typeof insert === "string"
    ? action("service", `insert into ${insert}`, printEncoded(documents))
    : null;
}

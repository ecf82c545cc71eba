/** Sends requests made from the contract to a server, and collects the replies that the contract does not document. */
import { once } from "node:events";
import { Agent, request } from "node:http";
import { createClient } from "../../../packages/server/src/testing/client.ts";
import { type AnyRequest, anyRequest, type Tokens } from "./any-request.ts";
import { createDice, type Dice, type Pools } from "./any-value.ts";
import { faultOf, type Reply } from "./check-reply.ts";

export type Fuzzed = { requests: number; byStatus: Map<number, number>; faults: string[] };

const AT_ONCE = 8;
/** Requests of one learner: later ones meet limits more than endpoints. */
const PER_LEARNER = 400;
const MOST_FAULTS = 20;
const REPLY_MS = 30_000;

type Fuzzing = { base: string; seed: number; requests: number };

export async function fuzz({ base, seed, requests }: Fuzzing): Promise<Fuzzed> {
  const fuzzed: Fuzzed = { requests: 0, byStatus: new Map(), faults: [] };
  const agent = new Agent({ keepAlive: true, maxSockets: 2 * AT_ONCE });
  const work = async (dice: Dice) => {
    let learner = await beginLearner(base, dice);
    while (fuzzed.requests < requests && fuzzed.faults.length < MOST_FAULTS) {
      for (let left = PER_LEARNER; left > 0 && fuzzed.requests < requests; left -= 1) {
        fuzzed.requests += 1;
        const asked = anyRequest(dice, learner.pools, learner.tokens);
        const reply = await send(base, agent, asked);
        fuzzed.byStatus.set(reply.status, (fuzzed.byStatus.get(reply.status) ?? 0) + 1);
        const fault = faultOf(asked, reply);
        if (fault !== null) fuzzed.faults.push(`${describe(asked)}: ${fault}`);
        if (reply.status === 201 || left % 50 === 0) learner = await lookAgain(base, learner, dice);
      }
      learner = await beginLearner(base, dice);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => work(createDice(seed + index))));
  agent.destroy();
  return fuzzed;
}

type Fuzzer = { tokens: Tokens; pools: Pools };

async function beginLearner(base: string, dice: Dice): Promise<Fuzzer> {
  const begin = async () => (await createClient(base, "").call("createLearner")).token;
  const tokens = { own: await begin(), foreign: await begin() };
  const learner = createClient(base, tokens.own);
  await learner.call("createGoal", { body: { text: "everything" } });
  await learner.call("openCheck", { body: { purpose: "placement" } });
  return lookAgain(base, { tokens, pools: {} }, dice);
}

/** Looks up the learner's ids of this moment; a learner who was deleted meanwhile begins anew. */
async function lookAgain(base: string, { tokens }: Fuzzer, dice: Dice): Promise<Fuzzer> {
  const learner = createClient(base, tokens.own);
  try {
    const concepts = (await learner.call("getTrack")).concepts.map(({ id }) => id);
    const { goals } = await learner.call("listGoals");
    const { entries } = await learner.call("listLog");
    const { tokens: listed } = await learner.call("listTokens");
    const checks = entries.flatMap(({ attempt }) => attempt?.check ?? []);
    const open = await learner.call("openCheck", {
      body: { purpose: "test-out", concept: dice.pick(concepts) },
    });
    const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
    const pools = {
      conceptId: concepts,
      concept: concepts,
      exercise: ["double", "twice"],
      item: [open.item?.id ?? "values.one", "functions/double", "values.one"],
      checkId: [open.id, ...checks],
      check: [open.id, ...checks],
      goalId: ids(goals),
      entryId: ids(entries),
      tokenId: ids(listed),
      anyId: [...ids(goals), ...ids(entries), open.id],
      drop: concepts,
      add: concepts,
      option: open.item !== null && "options" in open.item ? ids(open.item.options) : ["1"],
      options: open.item !== null && "options" in open.item ? ids(open.item.options) : ["1"],
      lines: open.item !== null && "lines" in open.item ? ids(open.item.lines) : ["1"],
      fileName: ["double.js", "twice.js"],
    };
    return { tokens, pools };
  } catch {
    return beginLearner(base, dice);
  }
}

async function send(base: string, agent: Agent, { method, path, headers, body }: AnyRequest): Promise<Reply> {
  const { hostname, port } = new URL(base);
  const asked = request({ hostname, port, method, path, agent, timeout: REPLY_MS });
  for (const [name, value] of Object.entries(headers)) {
    // Node sends no other headers.
    if (/^[\x20-\x7e]*$/.test(value)) asked.setHeader(name, value);
  }
  if (body !== null) asked.setHeader("content-length", body.length);
  asked.on("timeout", () => asked.destroy(new Error("no reply in time")));
  const replied = once(asked, "response");
  asked.on("error", () => {});
  asked.end(body ?? undefined);
  try {
    const [response] = await replied;
    if (String(response.headers["content-type"]).startsWith("text/event-stream")) {
      response.destroy();
      return { status: response.statusCode, headers: response.headers, text: "" };
    }
    const parts: Buffer[] = await response.toArray();
    const isPlain = response.headers["content-encoding"] === undefined;
    const text = isPlain ? Buffer.concat(parts).toString() : await inflate(Buffer.concat(parts), response);
    return { status: response.statusCode, headers: response.headers, text };
  } catch (error) {
    return { status: 599, headers: {}, text: `no reply: ${String(error)}` };
  }
}

async function inflate(
  body: Buffer,
  { headers }: { headers: Record<string, string | undefined> },
): Promise<string> {
  const { brotliDecompressSync, gunzipSync } = await import("node:zlib");
  return (headers["content-encoding"] === "br" ? brotliDecompressSync(body) : gunzipSync(body)).toString();
}

function describe({ method, path, headers, body }: AnyRequest): string {
  const { authorization: _, cookie: __, ...told } = headers;
  return `${method} ${path.slice(0, 200)} ${JSON.stringify(told)} ${body?.toString("utf8").slice(0, 300) ?? ""}`;
}

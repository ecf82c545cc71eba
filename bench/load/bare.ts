/** The bare server (`bare-server.ts`) as a process of its own. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createAsker } from "./ask.ts";
import type { BareAnswer } from "./bare-server.ts";

const OK = 200;

export type Bare = {
  answer: (answer: BareAnswer | undefined) => Promise<boolean>;
  commit: () => Promise<boolean>;
  stop: () => Promise<void>;
};

/** @param recording path of the recorded statements */
export async function startBare(databaseUrl: string, recording: string): Promise<Bare> {
  const main = join(import.meta.dirname, "bare-server.ts");
  const child = spawn(process.execPath, [main, databaseUrl, recording], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [port] = await once(createInterface(child.stdout), "line");
  const asker = createAsker();
  const send = async (path: string, body: object) => {
    const reply = await asker.ask({ url: `http://127.0.0.1:${port}${path}`, body });
    if (reply.status !== OK) throw new Error(`The bare server said ${reply.status}: ${reply.body}`);
    return true;
  };
  return {
    answer: (answer) => send("/answer", answer ?? {}),
    commit: () => send("/commit", {}),
    stop: async () => {
      asker.close();
      child.kill();
      if (child.exitCode === null) await once(child, "close");
    },
  };
}

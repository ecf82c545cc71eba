import openInBrowser from "open";
import { type Api, createApi, isAuloAt } from "./api/api.ts";
import { isRefusal } from "./api/problem.ts";
import { configDir, type Machine, thisMachine } from "./folder/places.ts";
import { createTokenStore, type TokenStore } from "./learner/token-store.ts";
import { readAddress } from "./server/address.ts";
import { startServer } from "./server/start-server.ts";
import { EXIT, Stop } from "./stop.ts";
import { createScreen, type Screen, type Streams } from "./terminal/screen.ts";

export type GlobalOptions = { json?: boolean; url?: string };

/** Everything that a command needs, made from its options and the process. */
export type Context = {
  screen: Screen;
  streams: Streams;
  machine: Machine;
  cwd: string;
  configDir: string;
  tokens: TokenStore;
  base: string;
  /** Whether this command may start and stop the Aulo at `base`. */
  isOwn: boolean;
  /** Starts Aulo when it does not run. @throws Stop */
  ensureServer: () => Promise<void>;
  /** The API as this terminal's learner, who is created on the first visit. @throws Stop */
  openLearner: () => Promise<Api>;
  openUrl: (url: string) => Promise<void>;
};

/** @throws Stop for a bad address */
export function createContext({ json = false, url }: GlobalOptions): Context {
  const machine = thisMachine();
  const { environment } = machine;
  const streams: Streams = { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr };
  const screen = createScreen(streams, { environment, isJson: json });
  const address = readAddress(url, environment);
  if (typeof address === "string") throw new Stop(EXIT.usage, address);
  const { base, isOwn } = address;
  const folder = configDir(machine);
  const tokens = createTokenStore(folder);

  const ensureServer = async () => {
    if (await isAuloAt(base)) return;
    if (!isOwn) throw new Stop(EXIT.unreachable, `Aulo does not respond at ${base}.`);
    screen.note("Starting Aulo …");
    await startServer({ base, configDir: folder, environment });
  };
  return {
    screen,
    streams,
    machine,
    cwd: process.cwd(),
    configDir: folder,
    tokens,
    base,
    isOwn,
    ensureServer,
    openLearner: async () => {
      await ensureServer();
      const token = (await tokens.read(base)) ?? (await beginLearner({ screen, tokens, base }));
      return ensureKnown(createApi({ base, token }));
    },
    openUrl: async (address) => {
      await openInBrowser(address);
    },
  };
}

/** The token in a login link, or in a text that is the token itself. */
export function tokenIn(text: string): string {
  const link = text.trim();
  return new URLSearchParams(link.slice(link.indexOf("#") + 1)).get("continue") ?? link;
}

/** Begins as a new learner, or as the one whose link the learner pastes. Returns the token. */
async function beginLearner({
  screen,
  tokens,
  base,
}: Pick<Context, "screen" | "tokens" | "base">): Promise<string> {
  const link = screen.isInteractive ? await askLink(screen) : "";
  const token =
    link === "" ? (await createApi({ base, token: null }).call("createLearner")).token : tokenIn(link);
  await ensureKnown(createApi({ base, token }));
  await tokens.write(base, token);
  if (link === "") screen.note("You begin as a new learner. aulo opens the page as the same learner.");
  return token;
}

async function askLink(screen: Screen): Promise<string> {
  screen.note(
    "This terminal is new here. If you use Aulo in a browser already, make a link there (Settings, “Continue in another browser”) and paste it.",
  );
  return ((await screen.ask("Link, or Enter to begin anew: ")) ?? "").trim();
}

/** @throws Stop for a token that no learner has */
async function ensureKnown(api: Api): Promise<Api> {
  try {
    await api.call("getLearner");
    return api;
  } catch (error) {
    if (!isRefusal(error, "unknown-token")) throw error;
    throw new Stop(
      EXIT.refused,
      "Aulo does not know this learner: was the learner deleted? Sign in with a link of the page (aulo sign-in LINK), or begin anew (aulo sign-in --new).",
    );
  }
}

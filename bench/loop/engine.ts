import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import {
  beginState,
  checkVerdict,
  chooseItem,
  chooseNext,
  ENGINE_VERSION,
  evolve,
  standings,
} from "@aulo/engine";

/** The part of an engine's public interface that a whole path needs. */
export type Engine = {
  version: number;
  beginState: typeof beginState;
  checkVerdict: typeof checkVerdict;
  chooseItem: typeof chooseItem;
  chooseNext: typeof chooseNext;
  evolve: typeof evolve;
  standings: typeof standings;
};

type Loaded = Omit<Engine, "version"> & { ENGINE_VERSION: number };

/** An engine of version 5: it chooses items by a seed alone, without the time. */
type Loaded5 = Omit<Loaded, "chooseItem" | "checkVerdict"> & {
  chooseItem(...given: [...Without<typeof chooseItem>, seed: number]): ReturnType<typeof chooseItem>;
  checkVerdict(...given: Without<typeof checkVerdict>): ReturnType<typeof checkVerdict>;
};
type Without<F extends (...given: never[]) => unknown> =
  Parameters<F> extends [...infer Rest, unknown] ? Rest : never;

const LAST_WITHOUT_TIME = 5;

export const thisEngine: Engine = {
  version: ENGINE_VERSION,
  beginState,
  checkVerdict,
  chooseItem,
  chooseNext,
  evolve,
  standings,
};

/** The engine of another checkout of this project. Its packages must be installed. */
export async function loadEngine(folder: string): Promise<Engine> {
  const file = join(resolve(folder), "packages", "engine", "src", "index.ts");
  const loaded = await import(pathToFileURL(file).href);
  return loaded.ENGINE_VERSION > LAST_WITHOUT_TIME ? toEngine(loaded) : toEngine(withTime(loaded));
}

function toEngine({ ENGINE_VERSION: version, ...rest }: Loaded): Engine {
  return { ...rest, version };
}

function withTime(loaded: Loaded5): Loaded {
  return {
    ...loaded,
    chooseItem: (graph, state, goal, check, { seed }) => loaded.chooseItem(graph, state, goal, check, seed),
    checkVerdict: (graph, state, goal, check) => loaded.checkVerdict(graph, state, goal, check),
  };
}

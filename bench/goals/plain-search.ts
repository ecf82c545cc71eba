import MiniSearch from "minisearch";
import { type Catalogue, withRequired } from "../../packages/server/src/catalogue/catalogue.ts";
import type { Read } from "./judge.ts";

type Name = { id: number; text: string; targets: readonly string[]; wait: string | null };

/** The baseline: BM25 over all titles and other names, and the first result is the reading. */
export function plainSearch(catalogue: Catalogue): (text: string) => Read {
  const search = new MiniSearch<Name>({ fields: ["text"], storeFields: ["targets", "wait"] });
  search.addAll(namesOf(catalogue));
  return (text) => {
    const best = search.search(text, { fuzzy: 0.2 })[0];
    if (best === undefined) return { kind: "not-covered", targets: [], concepts: [], waits: [] };
    const targets: readonly string[] = best.targets;
    const wait: string | null = best.wait;
    return {
      kind: wait === null ? "covered" : "can-wait",
      targets,
      concepts: withRequired(catalogue, targets),
      waits: wait === null ? [] : [{ id: wait }],
    };
  };
}

function namesOf({ track }: Catalogue): Name[] {
  const names = [
    ...track.goals.map((goal) => ({
      texts: [goal.title, ...goal.phrases],
      targets: goal.concepts,
      wait: null,
    })),
    ...track.waits.map(({ id, title, aliases, unlockedBy, concepts }) => ({
      texts: [title, ...aliases],
      targets: [...unlockedBy, ...concepts],
      wait: id,
    })),
    ...track.concepts.map(({ id, title, aliases }) => ({
      texts: [title, ...aliases],
      targets: [id],
      wait: null,
    })),
  ];
  return names
    .flatMap(({ texts, targets, wait }) => texts.map((text) => ({ text, targets, wait })))
    .map((name, id) => ({ ...name, id }));
}

import { plain } from "../terminal/plain.ts";
import type { Screen } from "../terminal/screen.ts";

/** Sentences on the folder that are not to be repeated at each save. */
export type Remarks = {
  /** Tells the sentences that did not hold before. One that stops holding is told again when it comes back. */
  tellNew: (sentences: readonly string[]) => void;
  /** Tells a sentence the first time only. */
  tellOnce: (sentence: string) => void;
};

export function createRemarks(screen: Pick<Screen, "tell">): Remarks {
  const once = new Set<string>();
  let holding: readonly string[] = [];
  const tell = (says: string) => screen.tell({ event: "remark", says }, [plain(says)]);
  return {
    tellNew(sentences) {
      for (const sentence of sentences) if (!holding.includes(sentence)) tell(sentence);
      holding = sentences;
    },
    tellOnce(sentence) {
      if (!once.has(sentence)) tell(sentence);
      once.add(sentence);
    },
  };
}

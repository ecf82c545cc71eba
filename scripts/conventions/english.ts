/** Slips of English that a library finds: a word twice in a row, and “a” where “an” belongs. */
import retextEnglish from "retext-english";
import retextIndefiniteArticle from "retext-indefinite-article";
import retextRepeatedWords from "retext-repeated-words";
import { unified } from "unified";
import { VFile } from "vfile";
import type { Text } from "./texts.ts";

/** Before these the library does not know the sound: code, for which X stands, and names. */
const UNHEARD = /article .* before `(X|nginx|npm|FSRS|SQL|LRU)`/;

const english = unified().use(retextEnglish).use(retextRepeatedWords).use(retextIndefiniteArticle);

/** Messages on the slips, with file, line and the better wording. */
export function checkEnglish(texts: readonly Text[]): readonly string[] {
  return texts.flatMap(({ file, line, words }) => {
    const checked = new VFile(words);
    english.runSync(english.parse(checked), checked);
    return checked.messages
      .filter(({ reason }) => !UNHEARD.test(reason))
      .map(({ reason }) => `${file}:${line}: ${reason}: ${words}`);
  });
}

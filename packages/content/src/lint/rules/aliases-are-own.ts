import type { Concept, Track } from "../../track.ts";
import { conceptFile } from "../../track-files.ts";
import { foldSpace } from "../../white-space.ts";
import type { Finding, Rule } from "../rule.ts";

/** A goal finds a concept by its aliases: with fewer, most people's words lead past it. */
const LEAST_ALIASES = 5;

/** Each concept has aliases that learners search for, and none of them names another concept or something that can wait. */
export const aliasesAreOwn: Rule = {
  name: "aliases-are-own",
  check(track) {
    return track.concepts.flatMap((concept) => [...tooFew(concept), ...shared(track, concept)]);
  },
};

function tooFew(concept: Concept): Finding[] {
  const { length } = concept.aliases;
  if (length >= LEAST_ALIASES) return [];
  const message = `It has ${length} aliases; ${LEAST_ALIASES} or more lead learners here: names, questions, error messages.`;
  return [{ file: conceptFile(concept), path: ["aliases"], message }];
}

function shared({ concepts, waits }: Track, concept: Concept): Finding[] {
  const others = [...concepts, ...waits].filter(({ id }) => id !== concept.id);
  return concept.aliases.flatMap((alias, index) => {
    const place = { file: conceptFile(concept), path: ["aliases", index] };
    const own = toKey(alias);
    if (concept.aliases.findIndex((each) => toKey(each) === own) < index)
      return [{ ...place, message: `“${alias}” stands twice.` }];
    const owner = others.find(({ title, aliases }) =>
      [title, ...aliases].some((each) => toKey(each) === own),
    );
    return owner === undefined
      ? []
      : [{ ...place, message: `“${alias}” is a name of “${owner.id}” too: keep it where it is taught.` }];
  });
}

function toKey(name: string): string {
  return foldSpace(name).toLowerCase();
}

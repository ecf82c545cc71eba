import { groupsOf, type Track } from "../../track.ts";
import type { Finding, Rule } from "../rule.ts";

/** Every id of scope.yaml is either covered or listed as open, never both. So the list of open ids can only shrink. */
export const scopeCovered: Rule = {
  name: "scope-covered",
  check(track) {
    const covered = coveredIds(track);
    const open = new Set(track.scope.open);
    const known = new Set(track.scope.ids.map(({ id }) => id));
    const missing = track.scope.ids.flatMap(({ id, title }, index): Finding[] => {
      if (covered.has(id) || open.has(id)) return [];
      const awaited = groupsOf(track).flatMap(({ listed, concepts }) =>
        listed.filter((one) => !concepts.includes(one)),
      );
      const awaits = awaited[0];
      const message = `Nothing covers ${id} (${title}), and it is not listed under \`open\`.`;
      return [
        { file: "scope.yaml", path: ["ids", index], message, ...(awaits === undefined ? {} : { awaits }) },
      ];
    });
    const wrongly = track.scope.open.flatMap((id, index): Finding[] => {
      const place = { file: "scope.yaml", path: ["open", index] };
      if (!known.has(id)) return [{ ...place, message: `${id} is not an id of the scope.` }];
      return covered.has(id) ? [{ ...place, message: `${id} is covered now: take it off the list.` }] : [];
    });
    return [...missing, ...wrongly];
  },
};

function coveredIds(track: Track): Set<string> {
  return new Set([
    ...track.stages.map(({ scope }) => scope),
    ...track.guarantees.map(({ id }) => id),
    ...track.concepts.flatMap(({ covers }) => covers),
  ]);
}

import { z } from "zod";

export const UnitSetting = z.object({ section: z.string(), name: z.string(), value: z.string() });
type UnitSetting = z.infer<typeof UnitSetting>;

/** A unit of systemd, read as systemd does: later values add to a list or replace a value, an empty one begins anew. */
export type Unit = {
  /** Values of a setting since the last empty one, in order. */
  all: (section: string, name: string) => string[];
  /** The value in force, or null. */
  value: (section: string, name: string) => string | null;
  /** Variables of all `Environment=` of the section Service. Quotes are taken off, `%` is not filled in. */
  environment: Record<string, string>;
};

const WORD = /(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s"'])+/g;

export function toUnit(settings: readonly UnitSetting[]): Unit {
  const all = (section: string, name: string) => {
    const values = settings.filter((one) => one.section === section && one.name === name);
    return values.slice(values.findLastIndex(({ value }) => value === "") + 1).map(({ value }) => value);
  };
  const pairs = all("Service", "Environment").flatMap((line) => line.match(WORD) ?? []);
  const environment = Object.fromEntries(pairs.map(toVariable));
  return { all, value: (section, name) => all(section, name).at(-1) ?? null, environment };
}

function toVariable(word: string): [string, string] {
  const text = word.replaceAll(/"([^"]*)"|'([^']*)'/g, "$1$2");
  const [name = "", ...value] = text.split("=");
  return [name, value.join("=")];
}

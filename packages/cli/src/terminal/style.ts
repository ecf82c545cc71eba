import { styleText } from "node:util";

/** Ways to mark a piece of text. Words say everything, so nothing is lost where a terminal shows no colours. */
export type Style = {
  strong: (text: string) => string;
  good: (text: string) => string;
  bad: (text: string) => string;
  code: (text: string) => string;
};

export function createStyle(isColoured: boolean): Style {
  if (!isColoured) {
    const same = (text: string) => text;
    return { strong: same, good: same, bad: same, code: same };
  }
  const as = (format: Parameters<typeof styleText>[0]) => (text: string) =>
    styleText(format, text, { validateStream: false });
  return { strong: as("bold"), good: as("green"), bad: as("red"), code: as("cyan") };
}

/** Whether to colour: `NO_COLOR` and `TERM=dumb` forbid it, `FORCE_COLOR` asks for it, and else a terminal gets colours. */
export function isColoured(environment: NodeJS.ProcessEnv, isTty: boolean): boolean {
  if (environment.NO_COLOR) return false;
  if (environment.FORCE_COLOR) return environment.FORCE_COLOR !== "0";
  return isTty && environment.TERM !== "dumb";
}

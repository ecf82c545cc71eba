import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

const TOKENS = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name, light, dark]) => [
    name,
    { light, dark },
  ]),
);

/** @see WCAG 2.2, relative luminance */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

function colourOf(token: string, theme: "light" | "dark"): string {
  const colour = TOKENS.get(token)?.[theme];
  if (colour === undefined) throw new Error(`tokens.css has no colour --${token}`);
  return colour;
}

const SURFACES = ["paper", "raised", "sunken"];
const TEXTS = ["ink", "ink-soft", "accent", "wrong", "due", "accent-deep"];
const CODE = ["code-comment", "code-string", "code-keyword", "code-number", "code-name"];

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  const between = (one: string, other: string) => contrast(colourOf(one, theme), colourOf(other, theme));

  test.each(TEXTS.concat(CODE).flatMap((text) => SURFACES.map((surface) => [text, surface])))(
    "%s is legible on %s",
    (text, surface) => {
      expect(between(text, surface)).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each([
    ["on-accent", "accent"],
    ["on-accent", "accent-deep"],
    ["ink", "accent-soft"],
    ["ink", "selected"],
    ["ink-soft", "accent-soft"],
    ["accent", "accent-soft"],
    ["ink", "wrong-soft"],
    ["wrong", "wrong-soft"],
    ["ink", "due-soft"],
    ["due", "due-soft"],
  ])("%s is legible on %s", (text, surface) => {
    expect(between(text, surface)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(SURFACES)("the edge of a field is visible on %s", (surface) => {
    expect(between("edge", surface)).toBeGreaterThanOrEqual(3);
  });
});

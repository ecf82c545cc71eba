/** Each browser before those whose `User-Agent` it imitates: Edge also names Chrome, and Chrome also names Safari. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg/, "Edge"],
  [/OPR\//, "Opera"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrome\/|CriOS\//, "Chrome"],
  [/Safari\//, "Safari"],
];

/** Android also names Linux, and the iPhone also names Mac OS X. */
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Android/, "Android"],
  [/iPhone|iPad/, "iOS"],
  [/Windows/, "Windows"],
  [/Mac OS X/, "macOS"],
  [/CrOS/, "ChromeOS"],
  [/Linux/, "Linux"],
];

/** A client in a few words by its `User-Agent`, such as "Firefox on Windows" or "curl"; empty when it sent none. */
export function sayClient(userAgent: string): string {
  const [browser, system] = [BROWSERS, SYSTEMS].map(
    (names) => names.find(([form]) => form.test(userAgent))?.[1],
  );
  if (browser === undefined) return /^[^\s/]+/.exec(userAgent)?.[0] ?? "";
  return system === undefined ? browser : `${browser} on ${system}`;
}

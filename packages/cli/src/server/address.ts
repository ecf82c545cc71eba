const DEFAULT_PORT = "4600";

/** Address of the Aulo to use, and whether this command may start it. */
export type Address = { base: string; isOwn: boolean };

/**
 * The address: of the option `--url` or `AULO_URL`, or else of this machine's own Aulo, whose port `PORT` names.
 *
 * @returns a sentence for an address that is not a URL
 */
export function readAddress(url: string | undefined, environment: NodeJS.ProcessEnv): Address | string {
  const given = url || environment.AULO_URL;
  if (!given) return { base: `http://127.0.0.1:${environment.PORT || DEFAULT_PORT}`, isOwn: true };
  if (!URL.canParse(given) || !/^https?:$/.test(new URL(given).protocol))
    return `${given} is not an address of Aulo; it must begin with http:// or https://.`;
  return { base: new URL(given).origin, isOwn: false };
}

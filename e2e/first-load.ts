import type { Page, Request } from "@playwright/test";

/** Most bytes that the first page of a new learner may load, in script and in all. */
export const FIRST_LOAD_BARS = { script: 130_000, all: 220_000 } as const;

/** Headers under which the server compresses with gzip, so that results stay comparable between browsers. */
export const ASK_FOR_GZIP = { "Accept-Encoding": "gzip" } as const;

export type FirstLoad = {
  files: readonly { path: string; kind: string; bytes: number }[];
  /** Bytes of all scripts. */
  script: number;
  /** Bytes of all files and API responses. */
  all: number;
};

/** Opens the first page as a new learner, and waits for its fonts: they are the last files that it asks for. */
export async function openFirstPage(page: Page): Promise<void> {
  await page.goto("/");
  await page.getByLabel("Your goal, in your own words").waitFor();
  await page.evaluate(async () => void (await document.fonts.ready));
}

/** Opens the first page as a new learner and measures every response, in bytes as they were sent. */
export async function measureFirstLoad(page: Page): Promise<FirstLoad> {
  const requests: Request[] = [];
  page.on("request", (request) => requests.push(request));
  await openFirstPage(page);
  await Promise.all(requests.map(async (request) => (await request.response())?.finished()));
  const files = await Promise.all(
    requests.map(async (request) => ({
      path: new URL(request.url()).pathname,
      kind: request.resourceType(),
      bytes: (await request.sizes()).responseBodySize,
    })),
  );
  return {
    files: files.sort((one, other) => other.bytes - one.bytes),
    script: sumOf(files.filter(({ kind }) => kind === "script")),
    all: sumOf(files),
  };
}

function sumOf(files: readonly { bytes: number }[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

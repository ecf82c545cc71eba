import { expect, npmRun, randomInt, test } from "@aulo/runner/spec";

test("npm run price prints the price with tax", { checks: ["price", "package"] }, async () => {
  const [found, expected] = [{}, {}];
  for (const net of [randomInt(2, 9) * 10, 0, 2.5]) {
    const { exitCode, stdout, stderr } = await npmRun("price", { args: [`${net}`] });
    const price = /-?\d+(\.\d+)?\s*$/.exec(stdout)?.[0];
    found[`npm run price -- ${net}`] =
      exitCode === 0 ? `price ${Number(price).toFixed(2)}` : `exit code ${exitCode}: ${stderr.slice(0, 300)}`;
    expected[`npm run price -- ${net}`] = `price ${(net * 1.2).toFixed(2)}`;
  }
  expect(found).toEqual(expected);
});

/** In place of a program of the project: it prints the names of the packages that an installation brings. */
const printsPackages = `
  import { readFileSync } from "node:fs";
  const { dependencies = {} } = JSON.parse(readFileSync("package.json", "utf8"));
  console.log(Object.keys(dependencies).filter((name) => typeof dependencies[name] === "string").join(" "));
`;

test("lists the package of price.js among those that are installed everywhere", {
  checks: ["package", "without-dev"],
}, async () => {
  const { stdout } = await npmRun("price", { args: ["10"], files: { "src/price.js": printsPackages } });
  const names = stdout.trim().split(" ");
  expect({
    "after npm ci --omit=dev": names.includes("zod") ? "zod is installed" : `only: ${names}`,
  }).toEqual({
    "after npm ci --omit=dev": "zod is installed",
  });
});

test("npm test checks the prices", { checks: ["check"] }, async () => {
  const { exitCode, stdout } = await npmRun("test");
  expect({ exitCode, printed: stdout.includes("prices are right") ? "prices are right" : stdout }).toEqual({
    exitCode: 0,
    printed: "prices are right",
  });
});

const WRONG_TAXES = ["net * 1.5", "net * 1.2 + 1", "net"];

test.each(WRONG_TAXES)(
  "npm test fails when the price is %s",
  {
    checks: ["fails"],
    concept: "node-runtime",
  },
  async (price) => {
    const files = { "src/tax.js": `export const withTax = (net) => ${price};\n` };
    const { exitCode } = await npmRun("test", { files });
    expect({ "npm test ends with": exitCode === 0 ? "exit code 0" : "an error" }).toEqual({
      "npm test ends with": "an error",
    });
  },
);

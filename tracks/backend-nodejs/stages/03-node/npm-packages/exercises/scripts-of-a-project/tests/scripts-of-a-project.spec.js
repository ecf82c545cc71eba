import { expect, npmRun, randomInt, test } from "@aulo/runner/spec";

test("npm run price prints the price with tax", async () => {
  const net = randomInt(1, 9) * 10;
  const { exitCode, stdout } = await npmRun("price", { args: [`${net}`] });
  expect(exitCode).toBe(0);
  expect(Number(stdout.trim())).toBeCloseTo(net * 1.2);
});

test("npm test checks the prices", async () => {
  const { exitCode, stdout } = await npmRun("test");
  expect(exitCode).toBe(0);
  expect(stdout).toContain("prices are right");
});

test("npm test fails when a price is wrong", { concept: "node-runtime" }, async () => {
  const files = { "src/tax.js": "export const withTax = (net) => net * 1.5;\n" };
  expect((await npmRun("test", { files })).exitCode).not.toBe(0);
});

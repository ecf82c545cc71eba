import { configDefaults, defineConfig } from "vitest/config";

/** The test of the package installs it twice, which takes minutes and needs a network. */
const WITHOUT_PACKAGE = process.env.AULO_TEST_PACKAGE === "true" ? [] : ["scripts/pack/*.sandbox.test.ts"];

export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.{ts,tsx}", "{scripts,bench,suites}/**/*.test.ts"],
    exclude: [...configDefaults.exclude, ...WITHOUT_PACKAGE],
    // Tests that start servers and sandboxes share two cores with each other.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

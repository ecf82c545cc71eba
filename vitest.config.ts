import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.{ts,tsx}", "{scripts,bench,suites}/**/*.test.ts"],
    // Tests that start servers and sandboxes share two cores with each other.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

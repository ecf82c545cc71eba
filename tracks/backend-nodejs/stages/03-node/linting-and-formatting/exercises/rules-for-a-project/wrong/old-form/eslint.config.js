export default {
  ignorePatterns: ["dist/", "coverage/"],
  rules: {
    eqeqeq: "error",
    "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
    "prefer-const": "warn",
    "no-console": "off",
  },
  overrides: [{ files: ["src/**/*.js"], excludedFiles: ["src/cli.js", "**/*.test.js"], rules: { "no-console": "error" } }],
};

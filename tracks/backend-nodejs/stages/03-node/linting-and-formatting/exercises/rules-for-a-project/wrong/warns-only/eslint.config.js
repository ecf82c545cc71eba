export default [
  { ignores: ["dist/", "coverage/"] },
  {
    rules: {
      eqeqeq: "warn",
      "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "prefer-const": "warn",
    },
  },
  { files: ["src/**/*.js"], rules: { "no-console": "error" } },
  { files: ["src/cli.js", "**/*.test.js"], rules: { "no-console": "off" } },
];

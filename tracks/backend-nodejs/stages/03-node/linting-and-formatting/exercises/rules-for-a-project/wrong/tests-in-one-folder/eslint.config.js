export default [
  { ignores: ["dist/", "coverage/"] },
  {
    rules: {
      eqeqeq: "error",
      "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "prefer-const": "warn",
    },
  },
  { files: ["src/**/*.js"], rules: { "no-console": "error" } },
  { files: ["src/cli.js", "src/*.test.js"], rules: { "no-console": "off" } },
];

export default [
  { ignores: ["dist/", "coverage/"] },
  {
    rules: {
      eqeqeq: "error",
      "no-unused-vars": "error",
      "prefer-const": "warn",
    },
  },
  { files: ["src/**/*.js"], rules: { "no-console": "error" } },
  { files: ["src/cli.js", "**/*.test.js"], rules: { "no-console": "off" } },
];

export default [
  { ignores: ["dist/**", "coverage/**"] },
  {
    files: ["**/*.js"],
    rules: {
      eqeqeq: "error",
      "no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "prefer-const": "warn",
    },
  },
  { files: ["src/**/*.js"], ignores: ["src/cli.js", "**/*.test.js"], rules: { "no-console": "error" } },
];

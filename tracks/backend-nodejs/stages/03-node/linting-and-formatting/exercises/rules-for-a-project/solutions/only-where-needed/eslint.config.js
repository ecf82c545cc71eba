const everywhere = {
  files: ["**/*.js"],
  rules: {
    "prefer-const": ["warn"],
    eqeqeq: ["error", "always"],
    "no-unused-vars": ["error", { argsIgnorePattern: "^_", args: "all" }],
  },
};

const printing = {
  files: ["src/**"],
  ignores: ["src/cli.js", "**/*.test.js"],
  rules: { "no-console": "error" },
};

export default [everywhere, printing, { ignores: ["dist/**", "coverage/**"] }];

module.exports = [
  { name: "not checked", ignores: ["dist", "coverage/**/*"] },
  { name: "all", rules: { eqeqeq: 2, "no-unused-vars": [2, { argsIgnorePattern: "^_.*" }], "prefer-const": 1 } },
  { name: "print", files: ["src/*.js", "src/**/*.js"], rules: { "no-console": 2 } },
  { name: "command line", files: ["src/cli.js"], rules: { "no-console": 0 } },
  { name: "tests", files: ["**/*.test.js"], rules: { "no-console": 0 } },
];

import { expect, test } from "vitest";
import { ApiProblem, PlainError, ServerUnreachable } from "../../api/problem.ts";
import { isMissingPart, sayError } from "./say-error.ts";

test("a refusal is worded for the learner, and its detail is only among the lines for a report", () => {
  const detail = "Begin with POST /api/learners, then send its token.";
  const said = sayError(
    new ApiProblem({ type: "/problems/no-token", title: "", status: 401, detail, requestId: "r1" }),
  );
  expect(said.says).not.toContain("POST");
  expect(said.way).toBe("sign-in");
  expect(said.details).toEqual([detail, "/problems/no-token", "Request r1"]);
});

test.each([
  "Failed to fetch dynamically imported module: http://127.0.0.1/assets/a.js",
  "error loading dynamically imported module: http://127.0.0.1/assets/a.js",
  "Importing a module script failed.",
  "Unable to preload CSS for /assets/a.css",
])("“%s” is a part of the page that did not load", (message) => {
  expect(isMissingPart(new TypeError(message))).toBe(true);
  expect(sayError(new TypeError(message))).toMatchObject({
    way: "reload",
    details: [`TypeError: ${message}`],
  });
});

test("a message for learners is shown as it is, one for programmers is not", () => {
  expect(sayError(new PlainError("Choose a file.")).says).toBe("Choose a file.");
  expect(sayError(new TypeError("x is not a function")).says).not.toContain("function");
  expect(sayError("thrown text").says).not.toContain("thrown");
});

test("a server that is away has words of its own", () => {
  expect(sayError(new ServerUnreachable()).title).toMatch(/does not answer/);
});

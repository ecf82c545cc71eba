import { describe, expect, test } from "vitest";
import { splitGoal } from "./split-goal.ts";

describe("The parts of a goal", () => {
  test.each([
    ["sql without joins", ["joins"]],
    ["express, not fastify", ["fastify"]],
    ["everything except mongodb and nginx", ["mongodb and nginx"]],
    ["I don't want to learn css, only node", ["css"]],
    ["node sans express", ["express"]],
    ["skip the basics, start with tests", ["basics"]],
  ])("“%s” leaves out %j", (text, excluded) => {
    expect(splitGoal(text).excluded).toEqual(excluded);
  });

  test.each([
    "alter a table without losing data",
    "not only express",
    "why is my route not found",
    "why does it not work",
    "why use node instead of java",
    "deploy with no downtime",
  ])("“%s” leaves out nothing", (text) => {
    expect(splitGoal(text).excluded).toEqual([]);
  });

  test.each([
    ["I already know sql, now node", ["sql"]],
    ["comfortable with promises, want streams", ["promises"]],
    ["php developer moving to node", ["php"]],
    ["I come from Java and Spring. Teach me node.", ["Java and Spring"]],
    ["what should I know about sql", []],
    ["I want to know how promises work", []],
  ])("“%s” says that %j is known", (text, known) => {
    expect(splitGoal(text).known).toEqual(known);
  });

  test("the sentence that asks for something comes before the situation", () => {
    const { wanted, situation } = splitGoal("I sell lamps. My shop is slow. I want to learn caching.");
    expect(wanted[0]).toBe("I want to learn caching.");
    expect(situation[0]).toBe("My shop is slow.");
  });

  test("quotes, paths and numbers of an error message are dropped", () => {
    const { wanted, isErrorMessage } = splitGoal("Error: Cannot find module 'pg' at /srv/app.js:12");
    expect(isErrorMessage).toBe(true);
    expect(wanted[0]).not.toMatch(/pg|srv/);
  });
});

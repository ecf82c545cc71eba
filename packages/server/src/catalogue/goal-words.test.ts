import { beforeAll, describe, expect, test } from "vitest";
import { loadRealCatalogue } from "../testing/real-track.ts";
import type { Catalogue } from "./catalogue.ts";
import { readGoal } from "./read-goal.ts";

/** Goals by the way in which they are put, each with a concept that must be a target. */
const COVERED: Record<string, [string, string][]> = {
  "the whole profession": [
    ["I want to work as a node engineer", "graceful-shutdown"],
    ["what should I study before my backend interview", "graceful-shutdown"],
    ["full-stack engineer", "graceful-shutdown"],
    ["land a junior dev role", "graceful-shutdown"],
  ],
  "a question": [
    ["why is my promise still pending", "promises"],
    ["why does nothing happen after await in my loop", "async-await"],
    ["how do cookies keep me logged in", "sessions"],
    ["how does an index make a query fast", "indexes-and-plans"],
  ],
  "a difference": [
    ["GET vs POST", "http-methods"],
    ["bcrypt or argon2", "password-hashing"],
    ["what is the difference between an orm and a query builder", "query-builders-and-orms"],
    ["cookie vs localstorage", "cookies"],
  ],
  "an error message": [
    ["TypeError: Cannot destructure property 'id' of 'req.body' as it is undefined.", "express-bodies"],
    ["Error: listen EADDRINUSE: address already in use 127.0.0.1:8080", "server-basics"],
    ["(node:77) UnhandledPromiseRejectionWarning: Error: no", "async-await"],
    ['error: null value in column "age" violates not-null constraint', "types-and-constraints"],
    ["connect ECONNREFUSED 127.0.0.1:5432", "database-client"],
    ["SyntaxError: Unexpected token 'export'", "modules"],
    ["TimeoutError: Timeout acquiring a connection. The pool is probably full.", "connection-pools"],
  ],
  "a story": [
    [
      "We have a monolith in Express. Every deploy drops requests for some seconds. How do we avoid that?",
      "graceful-shutdown",
    ],
    [
      "I keep a list of guests in a file. A friend says that I should test my code. How do I start with testing?",
      "endpoint-tests",
    ],
    ["Production crashed at night. Nobody knows why. I'd like to do logging properly.", "logs"],
  ],
  "another language": [
    ["Wie speichere ich Daten in einer Datenbank mit Node?", "safe-queries"],
    ["devenir développeur backend", "graceful-shutdown"],
    ["Dateien lesen mit Node", "files-and-streams"],
    ["différence entre put et patch", "http-methods"],
    ["proteger rutas", "protected-routes"],
    ["tratamento de erros", "errors"],
    ["cómo hacer pruebas de mi api", "endpoint-tests"],
    ["autenticação de usuários", "protected-routes"],
  ],
  "a wish for a product": [
    ["save contact form entries in postgres", "safe-queries"],
    ["backend for my flutter app", "graceful-shutdown"],
    ["an admin dashboard to manage products", "protected-routes"],
    ["a website with a login page", "sessions"],
    ["a parcel api", "rest-responses"],
    ["build a habit tracker with express and postgres", "rest-responses"],
    ["build a habit tracker with express and postgres", "safe-queries"],
    ["weather service with mongo", "mongodb-crud"],
    ["backend for a parking system", "rest-responses"],
    ["music backend with roles", "roles-and-permissions"],
    ["a page that remembers my scores", "safe-queries"],
  ],
  "a rule for people": [
    ["only the author can change the article", "protected-routes"],
    ["users shouldn't be able to open other people's invoices", "protected-routes"],
    ["teachers can grade but students can only look", "protected-routes"],
  ],
  "a word with a slip": [
    ["lern bakend", "graceful-shutdown"],
    ["how to bild a rest appi", "rest-responses"],
    ["even loop", "event-loop"],
    ["tets my endpoint", "endpoint-tests"],
    ["web sokets", "sessions"],
  ],
  "an idea without its name": [
    ["what does the 418 code mean", "status-codes"],
    ["how many books has each author", "joins-and-relationships"],
    ["somebody hammers my api", "security-headers-and-limits"],
    ["guests can read each other's letters", "protected-routes"],
    ["two guests reserve the last room", "failure-paths"],
    ["works on my laptop but nowhere else", "server-basics"],
    ["show new messages instantly", "graceful-shutdown"],
  ],
  "a sentence near to a name": [
    ["I restart the server by hand whenever it crashes", "process-managers-and-proxies"],
    ["let people attach a picture to a comment", "file-uploads"],
    ["run a ruby script from my server", "child-processes"],
    ["other passwords in production than on my laptop", "environment-variables"],
    ["users get errors for a minute when I release", "graceful-shutdown"],
  ],
  "a goal beside what is there already": [
    ["my deploy needs other settings than my laptop", "environment-variables"],
    ["I build a site with express. Members should log in.", "sessions"],
    ["from baker to web developer, career change", "graceful-shutdown"],
    ["a unity game that sends scores to a database through express", "safe-queries"],
  ],
  "things that are joined": [
    ["mongodb and express", "mongodb-crud"],
    ["crud event loop jwt migrations", "event-loop"],
    ["crud event loop jwt migrations", "tokens-jwt"],
  ],
  "titles without commas": [
    ["crud jwt tests migrations", "endpoint-tests"],
    ["crud jwt tests migrations", "tokens-jwt"],
    ["crud jwt tests migrations", "migrations"],
    ["let vs const", "values-and-variables"],
    ["protect routes in express", "protected-routes"],
  ],
  operations: [
    ["my server stops when I close the terminal", "process-managers-and-proxies"],
    ["rename a column without losing data", "migrations"],
    ["how do I know that my site is down", "health-and-monitoring"],
  ],
};

/** A goal, the concept that must be a target, and one that must not be. */
const BOUNDED: [string, string, string][] = [
  ["the whole course except mongodb", "graceful-shutdown", "mongodb-crud"],
  ["sql without joins", "change-rows", "joins-and-relationships"],
  ["not nginx, only graceful shutdown", "graceful-shutdown", "process-managers-and-proxies"],
  ["promises but no async await", "promises", "async-await"],
  ["I don't care about mongodb, just teach me sql", "joins-and-relationships", "mongodb-crud"],
  ["I know sql but not mongodb", "mongodb-crud", "joins-and-relationships"],
  ["good with express, what about tests?", "endpoint-tests", "express-middleware"],
  ["I can build endpoints but I never deployed one", "deploy-a-service", "express-routes"],
  ["tests without touching the database", "endpoint-tests", "database-tests"],
  ["I hate orms, just sql", "joins-and-relationships", "query-builders-and-orms"],
  ["finished the express part, now tests", "endpoint-tests", "express-middleware"],
  ["I'm not interested in mongodb, teach me sql", "joins-and-relationships", "mongodb-crud"],
  ["sessions yes, tokens no", "sessions", "tokens-jwt"],
  ["I use express every day, but I never wrote a test", "endpoint-tests", "express-middleware"],
  ["python dev moving to databases", "joins-and-relationships", "express-routes"],
];

const REFUSED: string[] = [
  "send postcards from node",
  "python sessions",
  "buy a house with a garden",
  "container shipping to europe",
  "data structures and algorithms",
  "My garden is full of weeds. I want to grow tomatoes. Please help me.",
  "I have a website running on Express. I want to learn to paint.",
  "a job as a gardener",
  "cocinar paella",
  "Klavier lernen",
  "vue router",
  "react context api",
  "angular http client",
  "cookie recipes",
  "cookies with chocolate chips",
  "headers for a letter",
  "table manners",
  "earn money online",
  "validation in vue",
];

describe("A goal in people's own words", () => {
  let catalogue: Catalogue;

  beforeAll(async () => {
    catalogue = await loadRealCatalogue();
  });

  const cases = Object.entries(COVERED).flatMap(([way, goals]) =>
    goals.map(([text, concept]): [string, string, string] => [way, text, concept]),
  );
  test.each(cases)("%s: “%s” is about %s", (_, text, concept) => {
    expect(readGoal(catalogue, text).targets).toContain(concept);
  });

  test.each(BOUNDED)("“%s” is about %s and not about %s", (text, concept, other) => {
    const { targets } = readGoal(catalogue, text);
    expect(targets).toContain(concept);
    expect(targets).not.toContain(other);
  });

  test.each(REFUSED)("“%s” is refused, and others are offered without repeating one", (text) => {
    const { kind, nearest } = readGoal(catalogue, text);
    expect(kind).toBe("not-covered");
    expect(new Set(nearest.map(({ title }) => title)).size).toBe(nearest.length);
    expect(nearest.length).toBeLessThanOrEqual(3);
  });

  test("a database beside an API is one to connect to", () => {
    const { concepts } = readGoal(catalogue, "an api with login and a postgres database");
    expect(concepts).toEqual(expect.arrayContaining(["database-client", "sessions", "rest-responses"]));
  });

  test("a front end beside a back end is said not to be taught", () => {
    const { kind, remarks } = readGoal(catalogue, "react express app");
    expect(kind).toBe("covered");
    expect(remarks.join()).toContain("does not teach “react”");
  });

  test("an exception that the goal itself rests on gives way to the goal", () => {
    expect(readGoal(catalogue, "no callbacks, just async await").targets).toContain("async-await");
  });

  test("how something is to be done does not count", () => {
    expect(readGoal(catalogue, "pagination without losing my mind").targets).toContain(
      "rest-lists-and-versions",
    );
  });

  test("a subject that is left out is in no part of the path", () => {
    const { concepts, remarks } = readGoal(catalogue, "backend without testing");
    expect(concepts).not.toContain("endpoint-tests");
    expect(remarks.join()).toContain("Left out, as you asked");
  });

  test("an exception that leaves nothing of the goal is not made, and said so", () => {
    const { concepts, remarks } = readGoal(catalogue, "mongoose without mongodb");
    expect(concepts).toContain("mongodb-crud");
    expect(remarks.join()).toContain("so it stays");
  });

  test("known subjects stay in the path, to be checked, and are not targets", () => {
    const { concepts, targets, remarks } = readGoal(catalogue, "I already know promises, now async await");
    expect(concepts).toContain("promises");
    expect(targets).toEqual(["async-await"]);
    expect(remarks.join()).toContain("You know");
  });

  test("the front-end half of a goal is said not to be taught", () => {
    expect(readGoal(catalogue, "become a full stack engineer").remarks.join()).toContain("back-end half");
  });

  test("an unsure reading offers others, never itself", () => {
    const { kind, title, says, nearest } = readGoal(catalogue, "password list of my team");
    expect(kind).toBe("covered");
    expect(says).toContain("not sure");
    expect(nearest.length).toBeGreaterThan(0);
    expect(nearest.map((offer) => offer.title)).not.toContain(title);
  });

  test("an offer that is tapped is read as that offer", () => {
    const texts = [
      ...REFUSED,
      "password reset by email",
      "null or undefined",
      "jenkins pipeline",
      "cookie recipes",
    ];
    for (const text of texts)
      for (const offer of readGoal(catalogue, text).nearest)
        expect(readGoal(catalogue, offer.text), offer.text).toMatchObject({
          title: offer.title,
          nearest: [],
        });
  });

  test("every alias of a concept leads to it", () => {
    const { concepts } = catalogue.track;
    const lost = concepts.flatMap(({ id, aliases }) =>
      aliases
        .filter((alias) => !readGoal(catalogue, alias).concepts.includes(id))
        .map((alias) => `${id}: ${alias}`),
    );
    expect(lost).toEqual([]);
  });

  test("titles of several parts are told apart", () => {
    expect(readGoal(catalogue, "joins and migrations").title).toBe(
      "Migrations + Relationships, joins and groups",
    );
  });
});

import { LIMITS } from "@aulo/contract";
import { beforeAll, describe, expect, test } from "vitest";
import { costFault } from "../../../runner/src/testing/growth.ts";
import { loadRealCatalogue } from "../testing/real-track.ts";
import type { Catalogue } from "./catalogue.ts";
import { readGoal } from "./read-goal.ts";

/** A goal in a learner's words, and one concept that it must be about. */
const COVERED: [string, string][] = [
  ["learn backend with Node.js", "rest-lists-and-versions"],
  ["I want to learn backend with nodejs please", "rest-lists-and-versions"],
  ["become a backend developer", "rest-lists-and-versions"],
  ["back-end engineer", "rest-lists-and-versions"],
  ["nodejs", "rest-lists-and-versions"],
  ["how do I build an API?", "rest-responses"],
  ["build a rest api", "rest-responses"],
  ["REST", "rest-responses"],
  ["crud api with express", "rest-responses"],
  ["learn express", "express-middleware"],
  ["Express.js", "express-middleware"],
  ["express routing", "express-routes"],
  ["exprss middlewear", "express-middleware"],
  ["add login to my express api", "sign-up-and-login"],
  ["users should sign in", "protected-routes"],
  ["authentication", "protected-routes"],
  ["sign up and log in", "sign-up-and-login"],
  ["sessions and cookies", "sessions"],
  ["jwt", "tokens-jwt"],
  ["oauth", "oauth-and-openid-connect"],
  ["how do I store passwords safely", "password-hashing"],
  ["hash passwords with bcrypt", "password-hashing"],
  ["permissions and roles", "roles-and-permissions"],
  ["understand promises", "promises"],
  ["undrestand promisses", "promises"],
  ["I'd like to understand Promises!", "promises"],
  ["async await", "async-await"],
  ["understand async code", "async-await"],
  ["what is the event loop", "event-loop"],
  ["closures", "closures"],
  ["learn to code for the back end", "rest-lists-and-versions"],
  ["programming from zero", "strings"],
  ["variables", "values-and-variables"],
  ["if else", "conditions-and-loops"],
  ["let or var", "scope"],
  ["what is a callback", "callbacks"],
  ["destructuring", "destructuring-and-spread"],
  ["classes", "classes"],
  ["map and filter", "array-methods"],
  ["es modules", "modules"],
  ["error handling in javascript", "errors"],
  ["learn javascript", "array-methods"],
  ["js basics", "array-methods"],
  ["read and write files", "files-and-streams"],
  ["streams", "files-and-streams"],
  ["sql joins", "joins-and-relationships"],
  ["learn SQL", "joins-and-relationships"],
  ["databases", "joins-and-relationships"],
  ["foreign keys", "tables-and-keys"],
  ["sql injection", "safe-queries"],
  ["connect my app to a database", "safe-queries"],
  ["migrations", "migrations"],
  ["orm", "query-builders-and-orms"],
  ["mongodb", "mongodb-crud"],
  ["learn mongo", "mongodb-crud"],
  ["nosql", "document-databases"],
  ["mongoose", "mongoose-relations"],
  ["mongoose populate", "mongoose-relations"],
  ["write tests for my api", "endpoint-tests"],
  ["unit tests", "endpoint-tests"],
  ["supertest", "endpoint-tests"],
  ["deploy my node app", "deploy-a-service"],
  ["put my api online", "deploy-a-service"],
  ["environment variables", "environment-variables"],
  [".env files", "environment-variables"],
  ["nginx", "process-managers-and-proxies"],
  ["logging", "logs"],
  ["graceful shutdown", "graceful-shutdown"],
  ["security headers", "security-headers-and-limits"],
  ["rate limiting", "security-headers-and-limits"],
  ["my server crashes on bad input", "failure-paths"],
  ["validate input with zod", "schema-libraries"],
  ["http", "http-methods"],
  ["what happens when I open a page", "headers"],
  ["how do websites work", "status-codes"],
  ["404", "status-codes"],
  ["json", "json"],
  ["package.json", "npm-packages"],
  ["make my api production ready", "logs"],
  ["secure my api", "security-headers-and-limits"],
  ["pagination", "rest-lists-and-versions"],
];

/** A goal that asks for a subject that can wait, and the id of that subject. */
const CAN_WAIT: [string, string][] = [
  ["learn Docker", "docker"],
  ["dokcer", "docker"],
  ["docker compose for my node app", "docker"],
  ["kubernetes", "kubernetes"],
  ["k8s", "kubernetes"],
  ["microservices", "microservices"],
  ["micro-services architecture", "microservices"],
  ["graphql", "graphql"],
  ["redis", "caching"],
  ["kafka", "queues"],
  ["aws lambda", "cloud-services"],
  ["serverless", "cloud-services"],
  ["websockets", "real-time"],
  ["socket.io", "real-time"],
  ["api gateway", "architecture-patterns"],
  ["typescript", "architecture-patterns"],
  ["learn backend with docker", "docker"],
];

const NOT_COVERED: string[] = [
  "learn Rust",
  "make sourdough",
  "react native app",
  "python django",
  "🙂🙂",
  "asdf",
  "learn Go",
  "golang",
  "java spring boot",
  "machine learning",
  "learn react",
  "vue",
  "c++",
  "c#",
  ".net",
  "play guitar",
  "learn piano",
  "cook dinner",
  "find a job",
  "find a doctor",
  "lose weight",
  "build a game",
  "write a novel",
  "learn spanish",
  "excel macros",
  "rest api in rust",
  "django rest api",
  "swift ios app",
  "train my dog",
  "quantum computing",
  "css grid",
  "design a logo",
  "map of europe",
  "I want to learn",
  "the",
  "?",
  "a server in python",
];

describe("Reading a goal", () => {
  let catalogue: Catalogue;

  beforeAll(async () => {
    catalogue = await loadRealCatalogue();
  });

  test.each(COVERED)("“%s” is about %s", (text, concept) => {
    const reading = readGoal(catalogue, text);
    expect(reading).toMatchObject({ kind: "covered", waits: [], isSure: true });
    expect(reading.targets).toContain(concept);
    expect(reading.says).toContain(reading.title);
  });

  test.each(CAN_WAIT)("“%s” can wait, and leads to the concepts that unlock %s", (text, wait) => {
    const reading = readGoal(catalogue, text);
    const { unlockedBy = [], reason } = catalogue.track.waits.find(({ id }) => id === wait) ?? {};
    expect(reading.kind).toBe("can-wait");
    expect(reading.waits.map(({ id }) => id)).toContain(wait);
    expect(reading.targets).toEqual(expect.arrayContaining(unlockedBy));
    expect(reading.says).toContain(reason);
  });

  test.each(NOT_COVERED)("“%s” is not covered, and nothing is invented", (text) => {
    const reading = readGoal(catalogue, text);
    expect(reading).toMatchObject({ kind: "not-covered", title: "", targets: [], concepts: [], minutes: 0 });
    expect(reading.nearest.length).toBeGreaterThan(0);
    for (const { text: nearest } of reading.nearest)
      expect(readGoal(catalogue, nearest).kind).not.toBe("not-covered");
  });

  test("the path holds everything that its targets need, in the order of the track", () => {
    const order = catalogue.graph.concepts.map(({ id }) => id);
    for (const [text] of [...COVERED, ...CAN_WAIT]) {
      const { concepts, targets } = readGoal(catalogue, text);
      expect(concepts).toEqual(order.filter((id) => concepts.includes(id)));
      for (const id of concepts)
        expect(concepts).toEqual(expect.arrayContaining(catalogue.summaries.get(id)?.requires ?? []));
      expect(concepts).toEqual(expect.arrayContaining(targets));
    }
  });

  test("every phrase that the track names for a goal is read as that goal", () => {
    for (const goal of catalogue.track.goals)
      for (const phrase of goal.phrases)
        expect(readGoal(catalogue, phrase).targets, phrase).toEqual(expect.arrayContaining(goal.concepts));
  });

  test("every title of a concept is covered, and every name of a subject that can wait leads to it", () => {
    for (const concept of catalogue.track.concepts)
      expect(readGoal(catalogue, concept.title).concepts, concept.title).toContain(concept.id);
    for (const wait of catalogue.track.waits)
      for (const name of [wait.title, ...wait.aliases])
        expect(
          readGoal(catalogue, name).waits.map(({ id }) => id),
          name,
        ).toContain(wait.id);
  });

  test("the reading names the words that Aulo does not teach", () => {
    const { kind, says } = readGoal(catalogue, "learn express and svelte");
    expect(kind).toBe("covered");
    expect(says).toContain("does not teach “svelte”");
  });

  test("no goal of the greatest length costs more than to take a longer text apart a few times", () => {
    expect(costFault((text) => readGoal(catalogue, text), LIMITS.goalTextChars)).toBeNull();
  });
});

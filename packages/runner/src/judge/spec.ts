/**
 * API of specs: `import { test, expect, call } from "@aulo/runner/spec"`. See docs/spec.md. It works only
 * inside a run, where the judge is connected to the learner's side.
 */
export { expect } from "./expect.ts";
export { describe, test } from "./registry.ts";
export { random } from "./session.ts";
export type { Exported, PrintedSoFar, Rows, ScriptRun, SqlRun, Stopped, TestsRun } from "./shapes.ts";
export {
  type Compose,
  compose,
  dockerfile,
  ecosystem,
  nginx,
  type Unit,
  unit,
  type Workflow,
  workflow,
  yamlFile,
} from "./spec/config.ts";
export { call, exported, inside } from "./spec/function.ts";
export { collection, dropCollections, type FindOptions, type MongoCollection } from "./spec/mongodb.ts";
export { bringDatabaseBack, query, resetDatabase, takeDatabaseAway } from "./spec/postgres.ts";
export { learnerTests, npmRun, type ScriptInput, script } from "./spec/program.ts";
export { redis } from "./spec/redis.ts";
export { pick, randomInt, wait } from "./spec/seeded.ts";
export {
  type Answer,
  type Client,
  client,
  type FormFile,
  printed,
  type RequestOptions,
  request,
  restart,
  type Streamed,
  start,
  stop,
  stream,
} from "./spec/server.ts";
export { type SocketIoClient, socketIo, type WebSocketClient, webSocket } from "./spec/sockets.ts";
export { type Database, database } from "./spec/sql.ts";

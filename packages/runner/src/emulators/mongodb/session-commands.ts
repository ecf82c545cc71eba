/** Commands about the server itself. A driver sees a single server of version 7.0, without lasting sessions. */
import type { CommandBody } from "./command-body.ts";

const MAX_WIRE_VERSION = 21;
const VERSION = "7.0.0";

const hello: CommandBody = () => ({
  helloOk: true,
  ismaster: true,
  isWritablePrimary: true,
  maxBsonObjectSize: 16_777_216,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 100_000,
  localTime: new Date(),
  logicalSessionTimeoutMinutes: 30,
  connectionId: 1,
  minWireVersion: 0,
  maxWireVersion: MAX_WIRE_VERSION,
  readOnly: false,
});

export const SESSION_COMMANDS: Readonly<Record<string, CommandBody>> = {
  hello,
  ismaster: hello,
  isMaster: hello,
  ping: () => ({}),
  buildInfo: () => ({ version: VERSION, versionArray: [7, 0, 0, 0], modules: [], emulator: "mingo" }),
  endSessions: () => ({}),
  killSessions: () => ({}),
};

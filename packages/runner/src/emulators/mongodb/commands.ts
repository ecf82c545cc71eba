/** Runs one command. Its name is the first of its fields. */
import type { CommandBody, CommandContext } from "./command-body.ts";
import type { Document } from "./documents.ts";
import { MongoFault } from "./mongo-fault.ts";
import { READ_COMMANDS } from "./read-commands.ts";
import { SCHEMA_COMMANDS } from "./schema-commands.ts";
import { SESSION_COMMANDS } from "./session-commands.ts";
import { WRITE_COMMANDS } from "./write-commands.ts";

const COMMANDS: Readonly<Record<string, CommandBody>> = {
  ...SESSION_COMMANDS,
  ...READ_COMMANDS,
  ...WRITE_COMMANDS,
  ...SCHEMA_COMMANDS,
};

export function runCommand(context: CommandContext, command: Document): Document {
  const [name = ""] = Object.keys(command);
  const run = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!run) {
    throw new MongoFault("CommandNotFound", `no such command: '${name}' in this Mongo-compatible emulator`);
  }
  return run(context, command);
}

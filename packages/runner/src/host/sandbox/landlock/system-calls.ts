/**
 * Linux system calls that the fence needs. Each throws an error with the call's name when the kernel refuses.
 */
import koffi from "koffi";

const libc = koffi.load(null);
const syscall = libc.func("long syscall(long number, ...)");
const prctlOf = libc.func("int prctl(int option, ulong first, ulong second, ulong third, ulong fourth)");
const fcntlOf = libc.func("int fcntl(int descriptor, int command, long argument)");

/** Numbers that are equal on all processors. */
const CREATE_RULESET = 444;
const ADD_RULE = 445;
const RESTRICT_SELF = 446;
const VERSION = 1;

const SET_SECCOMP = 22;
const SECCOMP_FILTER = 2;
const CHILD_SUBREAPER = 36;
const NO_NEW_PRIVILEGES = 38;
const SET_FLAGS = 2;
const INSTRUCTION_BYTES = 8;

/** Version of Landlock in this kernel; 0 when it is missing or switched off. */
export function landlockVersion(): number {
  return Math.max(0, syscall(CREATE_RULESET, "void *", null, "size_t", 0, "uint32_t", VERSION));
}

/** @returns descriptor of the ruleset */
export function createRuleset(attributes: Buffer): number {
  const size = attributes.length;
  return ensure(
    "landlock_create_ruleset",
    syscall(CREATE_RULESET, "void *", attributes, "size_t", size, "uint32_t", 0),
  );
}

export function addRule(ruleset: number, kind: number, rule: Buffer): void {
  const made = syscall(ADD_RULE, "int", ruleset, "int", kind, "void *", rule, "uint32_t", 0);
  ensure("landlock_add_rule", made);
}

/** Restricts this thread, also after `execve`. */
export function restrictSelf(ruleset: number): void {
  ensure("landlock_restrict_self", syscall(RESTRICT_SELF, "int", ruleset, "uint32_t", 0));
}

/** Keeps every program started from now on from gaining privileges that this process lacks. */
export function forbidNewPrivileges(): void {
  ensure("no_new_privs", prctlOf(NO_NEW_PRIVILEGES, 1, 0, 0, 0));
}

/** Makes this process the parent of orphans below it. */
export function adoptOrphans(): void {
  ensure("child_subreaper", prctlOf(CHILD_SUBREAPER, 1, 0, 0, 0));
}

/** Filters the calls of this thread, also after `execve`. */
export function filterCalls(filter: Buffer): void {
  const program = Buffer.alloc(16);
  program.writeUInt16LE(filter.length / INSTRUCTION_BYTES, 0);
  program.writeBigUInt64LE(koffi.address(filter), 8);
  ensure("seccomp", prctlOf(SET_SECCOMP, SECCOMP_FILTER, koffi.address(program), 0, 0));
}

/** Keeps a descriptor open over `execve`. */
export function keepOpen(descriptor: number): void {
  ensure("fcntl", fcntlOf(descriptor, SET_FLAGS, 0));
}

function ensure(call: string, answer: number): number {
  if (answer < 0) throw new Error(`${call} failed with error ${koffi.errno()}`);
  return answer;
}

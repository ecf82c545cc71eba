/**
 * A filter of system calls, as the bytes of a classic BPF program that bubblewrap hands to the kernel:
 * 1. another processor's calls end the process;
 * 2. each denied call fails with EPERM;
 * 3. `clone3` does not exist, so that the flags of `clone`, which can be read, decide: no new namespaces;
 * 4. sockets are local, IPv4, IPv6 or netlink (to list the network interfaces);
 * 5. everything else is allowed.
 */
import type { SyscallTable } from "./syscalls.ts";

const LOAD = 0x20;
const JUMP_EQUAL = 0x15;
const JUMP_AT_LEAST = 0x35;
const JUMP_ANY_BIT = 0x45;
const RETURN = 0x06;

const ALLOW = 0x7fff0000;
const KILL_PROCESS = 0x80000000;
const fail = (errno: number) => 0x00050000 | errno;
const EPERM = 1;
const ENOSYS = 38;
const EAFNOSUPPORT = 97;

/** Offsets in what the kernel shows a filter. */
const NUMBER = 0;
const ARCHITECTURE = 4;
const FIRST_ARGUMENT = 16;

/** CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID and NEWNET together. */
const NEW_NAMESPACES = 0x7e020000;
const SOCKET_FAMILIES = [1, 2, 10, 16];

/** Code, jump if true, jump if false, operand. */
export type Instruction = readonly [code: number, whenTrue: number, whenFalse: number, operand: number];

/** The filter's instructions. */
export function seccompProgram(table: SyscallTable): Instruction[] {
  const foreign = table.foreignFrom;
  return [
    [LOAD, 0, 0, ARCHITECTURE],
    [JUMP_EQUAL, 1, 0, table.auditArch],
    [RETURN, 0, 0, KILL_PROCESS],
    [LOAD, 0, 0, NUMBER],
    ...(foreign === null ? [] : answerIf(JUMP_AT_LEAST, foreign, fail(ENOSYS))),
    ...table.denied.flatMap((number) => answerIf(JUMP_EQUAL, number, fail(EPERM))),
    ...answerIf(JUMP_EQUAL, table.clone3, fail(ENOSYS)),
    ...only(table.clone, answerIf(JUMP_ANY_BIT, NEW_NAMESPACES, fail(EPERM))),
    ...only(table.socket, [
      ...SOCKET_FAMILIES.flatMap((family) => answerIf(JUMP_EQUAL, family, ALLOW)),
      [RETURN, 0, 0, fail(EAFNOSUPPORT)],
    ]),
    [RETURN, 0, 0, ALLOW],
  ];
}

/** The filter as `bwrap --seccomp` reads it. */
export function seccompBytes(table: SyscallTable): Buffer {
  return Buffer.concat(
    seccompProgram(table).map(([code, whenTrue, whenFalse, operand]) => {
      const bytes = Buffer.alloc(8);
      bytes.writeUInt16LE(code, 0);
      bytes.writeUInt8(whenTrue, 2);
      bytes.writeUInt8(whenFalse, 3);
      bytes.writeUInt32LE(operand >>> 0, 4);
      return bytes;
    }),
  );
}

function answerIf(jump: number, operand: number, answer: number): Instruction[] {
  return [
    [jump, 0, 1, operand],
    [RETURN, 0, 0, answer],
  ];
}

/** Looks at the first argument of one call; for all others, and when nothing answers, what follows goes on. */
function only(number: number, checks: readonly Instruction[]): Instruction[] {
  const reload: Instruction = [LOAD, 0, 0, NUMBER];
  return [[JUMP_EQUAL, 0, checks.length + 2, number], [LOAD, 0, 0, FIRST_ARGUMENT], ...checks, reload];
}

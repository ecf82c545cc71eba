/**
 * A filter of system calls, as the bytes of a classic BPF program that bubblewrap hands to the kernel:
 * 1. another processor's calls end the process;
 * 2. `clone3` does not exist, so that the flags of `clone`, which can be read, decide: no new namespaces;
 * 3. sockets are local, IPv4, IPv6, or netlink to list the network interfaces;
 * 4. what is on the list of calls is allowed;
 * 5. everything else fails: an older call with EPERM, a newer one as if the kernel did not know it yet.
 */
import type { SyscallTable } from "./syscalls.ts";

const LOAD = 0x20;
const JUMP_EQUAL = 0x15;
const JUMP_ABOVE = 0x25;
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
const THIRD_ARGUMENT = 32;

/** CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID and NEWNET together. */
const NEW_NAMESPACES = 0x7e020000;
const SOCKET_FAMILIES = [1, 2, 10];
const NETLINK = 16;
const NETLINK_ROUTE = 0;
/** Calls from here on came with kernels that programs must expect to be without. */
const NEWER_FROM = 424;

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
    ...answerIf(JUMP_EQUAL, table.clone3, fail(ENOSYS)),
    ...only(table.clone, [...answerIf(JUMP_ANY_BIT, NEW_NAMESPACES, fail(EPERM)), [RETURN, 0, 0, ALLOW]]),
    ...only(table.socket, [
      ...SOCKET_FAMILIES.flatMap((family) => answerIf(JUMP_EQUAL, family, ALLOW)),
      [JUMP_EQUAL, 0, 3, NETLINK],
      [LOAD, 0, 0, THIRD_ARGUMENT],
      ...answerIf(JUMP_EQUAL, NETLINK_ROUTE, ALLOW),
      [RETURN, 0, 0, fail(EAFNOSUPPORT)],
    ]),
    ...table.allowed.flatMap(([from, to]) => allowRange(from, to)),
    ...answerIf(JUMP_AT_LEAST, NEWER_FROM, fail(ENOSYS)),
    [RETURN, 0, 0, fail(EPERM)],
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

function allowRange(from: number, to: number): Instruction[] {
  return [
    [JUMP_AT_LEAST, 0, 2, from],
    [JUMP_ABOVE, 1, 0, to],
    [RETURN, 0, 0, ALLOW],
  ];
}

/** Looks at the first argument of one call; `checks` answer it in every case. For all others what follows goes on. */
function only(number: number, checks: readonly Instruction[]): Instruction[] {
  return [[JUMP_EQUAL, 0, checks.length + 1, number], [LOAD, 0, 0, FIRST_ARGUMENT], ...checks];
}

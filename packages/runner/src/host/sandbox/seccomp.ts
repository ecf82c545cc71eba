/**
 * Filter of system calls, as a classic BPF program for the kernel:
 * 1. Calls of another processor kill the process.
 * 2. `clone3` does not exist. So programs use `clone`, whose flags can be read, and new namespaces are
 *    refused.
 * 3. Sockets are local, IPv4, IPv6, or netlink to list the network interfaces.
 * 4. Calls on the list are allowed.
 * 5. All other calls fail: older ones with EPERM, newer ones as if the kernel did not know them yet.
 *
 * Beside Landlock the process has no root of its own, so the filter also closes calls that Landlock has no
 * rule for:
 * - Sockets are plain TCP, without the variants that Landlock does not see (MPTCP, a connection opened by its
 *   first data). Socket pairs remain, of the one kind that cannot be reconnected.
 * - Rights, owners, times and attributes of files cannot be changed, and folders cannot be watched.
 * - A process cannot leave its group, which is killed in one step, nor its parent, below which the runner
 *   looks for it.
 * - A process changes only its own limits and priority, and cannot hide from its parent.
 */
import type { PastLandlock, SyscallTable } from "./syscalls.ts";

const LOAD = 0x20;
const JUMP_EQUAL = 0x15;
const JUMP_ABOVE = 0x25;
const JUMP_AT_LEAST = 0x35;
const JUMP_ANY_BIT = 0x45;
const MASK = 0x54;
const RETURN = 0x06;

const ALLOW = 0x7fff0000;
const KILL_PROCESS = 0x80000000;

const EPERM = 1;
const ENOSYS = 38;
const EAFNOSUPPORT = 97;

/** Offsets in `struct seccomp_data`. */
const NUMBER = 0;
const ARCHITECTURE = 4;

/** CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID and NEWNET together. */
const NEW_NAMESPACES = 0x7e020000;
const CLONE_PARENT = 0x8000;
const LOCAL = 1;
const INTERNET = [2, 10];
const NETLINK = 16;
const NETLINK_ROUTE = 0;
/** Programs must expect that a kernel lacks calls from this number on. */
const NEWER_FROM = 424;

const STREAM = 1;
const SOCKET_TYPES = 0xf;
const TCP_OR_USUAL = [0, 6];
const TCP = 6;
/** MSG_FASTOPEN: opens a connection without `connect`, so no rule sees it. */
const OPEN_BY_DATA = 0x20000000;
/** TCP_ULP: turns a socket into one of another kind. */
const UPPER_PROTOCOL = 31;
/** F_SETLEASE, which delays others who open the file, and F_NOTIFY. */
const LEASES_AND_NOTICES = [1024, 1026];
/** PR_SET_DUMPABLE and PR_SET_CHILD_SUBREAPER: both can hide processes from their parent or the runner. */
const HIDING = [4, 36];
/** The calling process, both as a process id and as PRIO_PROCESS. */
const ONESELF = 0;

/** Code, jump if true, jump if false, operand. */
export type Instruction = readonly [code: number, whenTrue: number, whenFalse: number, operand: number];

/** Walls around the process; they decide which calls the filter has to close. */
export type Walls = "own namespaces" | "landlock";

/** Instructions of the filter. */
export function seccompProgram(table: SyscallTable, walls: Walls): Instruction[] {
  const foreign = table.foreignFrom;
  const isFenced = walls === "landlock";
  const refusedFlags = isFenced ? NEW_NAMESPACES | CLONE_PARENT : NEW_NAMESPACES;
  return [
    [LOAD, 0, 0, ARCHITECTURE],
    [JUMP_EQUAL, 1, 0, table.auditArch],
    [RETURN, 0, 0, KILL_PROCESS],
    [LOAD, 0, 0, NUMBER],
    ...(foreign === null ? [] : answerIf(JUMP_AT_LEAST, foreign, fail(ENOSYS))),
    ...answerIf(JUMP_EQUAL, table.clone3, fail(ENOSYS)),
    ...only(table.clone, [...refuseIf(0, JUMP_ANY_BIT, [refusedFlags]), allow]),
    ...only(table.socket, isFenced ? TCP_SOCKETS : USUAL_SOCKETS),
    ...(isFenced ? closePastLandlock(table.pastLandlock) : []),
    ...table.allowed.flatMap(([from, to]) => answerRange(from, to, ALLOW)),
    ...answerIf(JUMP_AT_LEAST, NEWER_FROM, fail(ENOSYS)),
    [RETURN, 0, 0, fail(EPERM)],
  ];
}

const allow: Instruction = [RETURN, 0, 0, ALLOW];

const USUAL_SOCKETS: readonly Instruction[] = [
  [LOAD, 0, 0, argument(0)],
  ...[LOCAL, ...INTERNET].flatMap((family) => answerIf(JUMP_EQUAL, family, ALLOW)),
  [JUMP_EQUAL, 0, 3, NETLINK],
  [LOAD, 0, 0, argument(2)],
  ...answerIf(JUMP_EQUAL, NETLINK_ROUTE, ALLOW),
  [RETURN, 0, 0, fail(EAFNOSUPPORT)],
];

const TCP_SOCKETS: readonly Instruction[] = [
  ...refuseUnless(0, INTERNET, EAFNOSUPPORT),
  ...ensureStream(EAFNOSUPPORT),
  ...refuseUnless(2, TCP_OR_USUAL, EAFNOSUPPORT),
  allow,
];

/** The filter in the kernel's binary form. */
export function seccompBytes(table: SyscallTable, walls: Walls): Buffer {
  return Buffer.concat(
    seccompProgram(table, walls).map(([code, whenTrue, whenFalse, operand]) => {
      const bytes = Buffer.alloc(8);
      bytes.writeUInt16LE(code, 0);
      bytes.writeUInt8(whenTrue, 2);
      bytes.writeUInt8(whenFalse, 3);
      bytes.writeUInt32LE(operand >>> 0, 4);
      return bytes;
    }),
  );
}

type Index = Parameters<typeof argument>[0];

function answerIf(jump: number, operand: number, answer: number): Instruction[] {
  return [
    [jump, 0, 1, operand],
    [RETURN, 0, 0, answer],
  ];
}

function fail(errno: number) {
  return 0x00050000 | errno;
}

/** Applies `checks` to one call; they decide it in every case. Other calls skip them. */
function only(number: number, checks: readonly Instruction[]): Instruction[] {
  return [[JUMP_EQUAL, 0, checks.length, number], ...checks];
}

function refuseIf(index: Index, jump: number, operands: readonly number[]): Instruction[] {
  return [[LOAD, 0, 0, argument(index)], ...operands.flatMap((value) => answerIf(jump, value, fail(EPERM)))];
}

function argument(index: 0 | 1 | 2 | 3) {
  return 16 + 8 * index;
}

function closePastLandlock(calls: PastLandlock): Instruction[] {
  return [
    ...calls.refused.flatMap(([from, to]) => answerRange(from, to, fail(EPERM))),
    ...answerIf(JUMP_EQUAL, calls.fchmod, fail(0)),
    ...only(calls.socketpair, [...refuseUnless(0, [LOCAL]), ...ensureStream(EPERM), allow]),
    ...only(calls.sendto, [...refuseIf(3, JUMP_ANY_BIT, [OPEN_BY_DATA]), allow]),
    ...only(calls.sendmsg, [...refuseIf(2, JUMP_ANY_BIT, [OPEN_BY_DATA]), allow]),
    ...only(calls.sendmmsg, [...refuseIf(3, JUMP_ANY_BIT, [OPEN_BY_DATA]), allow]),
    ...only(calls.setsockopt, [
      [LOAD, 0, 0, argument(1)],
      [JUMP_EQUAL, 1, 0, TCP],
      allow,
      ...refuseIf(2, JUMP_EQUAL, [UPPER_PROTOCOL]),
      allow,
    ]),
    ...only(calls.fcntl, [...refuseIf(1, JUMP_EQUAL, LEASES_AND_NOTICES), allow]),
    ...only(calls.prctl, [...refuseIf(0, JUMP_EQUAL, HIDING), allow]),
    ...only(calls.prlimit, [...refuseUnless(0, [ONESELF]), allow]),
    ...only(calls.setpriority, [...refuseUnless(0, [ONESELF]), ...refuseUnless(1, [ONESELF]), allow]),
  ];
}

function answerRange(from: number, to: number, answer: number): Instruction[] {
  return [
    [JUMP_AT_LEAST, 0, 2, from],
    [JUMP_ABOVE, 1, 0, to],
    [RETURN, 0, 0, answer],
  ];
}

/** Continues when the argument is one of the values. */
function refuseUnless(index: Index, values: readonly number[], errno = EPERM): Instruction[] {
  return [[LOAD, 0, 0, argument(index)], ...answerUnless(values, errno)];
}

function answerUnless(values: readonly number[], errno: number): Instruction[] {
  return [
    ...values.map((value, at): Instruction => [JUMP_EQUAL, values.length - at, 0, value]),
    [RETURN, 0, 0, fail(errno)],
  ];
}

/** Continues when the second argument is a stream socket, with any flags. */
function ensureStream(errno: number): Instruction[] {
  return [[LOAD, 0, 0, argument(1)], [MASK, 0, 0, SOCKET_TYPES], ...answerUnless([STREAM], errno)];
}

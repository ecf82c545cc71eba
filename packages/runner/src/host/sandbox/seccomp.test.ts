import { describe, expect, test } from "vitest";
import { seccompBytes, seccompProgram } from "./seccomp.ts";
import { SYSCALLS } from "./syscalls.ts";

const ALLOWED = 0x7fff0000;
function failed(errno: number) {
  return 0x00050000 | errno;
}

/** Interprets the filter as the kernel would: the part of classic BPF that the filter uses. */
function answer(
  program: ReturnType<typeof seccompProgram>,
  call: { arch: number; number: number; args?: readonly number[] },
): number {
  const seen = new Map([
    [0, call.number],
    [4, call.arch],
    ...(call.args ?? []).map((value, index): [number, number] => [16 + 8 * index, value]),
  ]);
  let held = 0;
  for (let at = 0; ; at += 1) {
    const instruction = program[at];
    if (!instruction) throw new Error("The program has no end.");
    const [code, whenTrue, whenFalse, operand] = instruction;
    if (code === 0x06) return operand;
    if (code === 0x20) held = seen.get(operand) ?? 0;
    else if (code === 0x54) held &= operand;
    else {
      const holds =
        code === 0x15
          ? held === operand
          : code === 0x35
            ? held >= operand
            : code === 0x25
              ? held > operand
              : (held & operand) !== 0;
      at += holds ? whenTrue : whenFalse;
    }
  }
}

describe.each(Object.entries(SYSCALLS))("the filter for %s", (_name, table) => {
  const program = seccompProgram(table, "own namespaces");
  const arch = table.auditArch;
  const ask = (number: number, ...args: number[]) => answer(program, { arch, number, args });

  const conditional = [table.clone, table.clone3, table.socket];

  test("allows the listed calls and refuses all others, older and newer ones", () => {
    for (let number = 0; number < 600; number += 1) {
      if (conditional.includes(number)) continue;
      const isListed = table.allowed.some(([from, to]) => number >= from && number <= to);
      expect(ask(number)).toBe(isListed ? ALLOWED : failed(number < 424 ? 1 : 38));
    }
  });

  test("lists each call once, in order", () => {
    const starts = table.allowed.map(([from]) => from);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    for (const [index, [from, to]] of table.allowed.entries()) {
      expect(to).toBeGreaterThanOrEqual(from);
      expect(table.allowed[index + 1]?.[0] ?? 1_000).toBeGreaterThan(to);
    }
  });

  test("lets threads and processes start, but not in a new namespace", () => {
    expect(ask(table.clone, 0x003d0f00)).toBe(ALLOWED);
    expect(ask(table.clone, 17)).toBe(ALLOWED);
    for (const flag of [0x00020000, 0x10000000, 0x20000000, 0x40000000])
      expect(ask(table.clone, flag | 17)).toBe(failed(1));
    expect(ask(table.clone3)).toBe(failed(38));
  });

  test("allows only the usual kinds of socket", () => {
    for (const family of [1, 2, 10, 16]) expect(ask(table.socket, family)).toBe(ALLOWED);
    for (const protocol of [4, 9, 12]) expect(ask(table.socket, 16, 3, protocol)).toBe(failed(97));
    for (const family of [17, 38, 40]) expect(ask(table.socket, family)).toBe(failed(97));
  });

  test("kills a process that makes the calls of another processor", () => {
    expect(answer(program, { arch: 0x40000003, number: 1 })).toBe(0x80000000);
  });

  test("takes eight bytes per instruction, and stays below the kernel's limit", () => {
    for (const walls of ["own namespaces", "landlock"] as const) {
      const { length } = seccompProgram(table, walls);
      expect(seccompBytes(table, walls)).toHaveLength(length * 8);
      expect(length).toBeLessThan(4_096);
    }
  });
});

describe.each(Object.entries(SYSCALLS))("the filter for %s beside Landlock", (_name, table) => {
  const program = seccompProgram(table, "landlock");
  const usual = seccompProgram(table, "own namespaces");
  const calls = table.pastLandlock;
  const { refused, fchmod, ...limited } = calls;
  const ask = (number: number, ...args: number[]) => answer(program, { arch: table.auditArch, number, args });
  const isRefused = (number: number) => refused.some(([from, to]) => number >= from && number <= to);

  test("decides like the usual filter, except for the calls that it closes in addition", () => {
    const own = [...Object.values(limited), fchmod, table.socket, table.clone];
    for (let number = 0; number < 600; number += 1) {
      if (own.includes(number)) continue;
      const asUsual = answer(usual, { arch: table.auditArch, number });
      expect(ask(number)).toBe(isRefused(number) ? failed(1) : asUsual);
    }
  });

  test("closes only calls that were open", () => {
    for (const number of [...Object.values(limited), fchmod, ...refused.flat()])
      expect(answer(usual, { arch: table.auditArch, number })).toBe(ALLOWED);
  });

  test("allows only TCP sockets, without the variants that Landlock does not see", () => {
    const [nonBlocking, closing] = [0o4000, 0o2000000];
    for (const family of [2, 10]) {
      for (const type of [1, 1 | nonBlocking | closing])
        for (const protocol of [0, 6]) expect(ask(table.socket, family, type, protocol)).toBe(ALLOWED);
      for (const protocol of [17, 132, 262]) expect(ask(table.socket, family, 1, protocol)).toBe(failed(97));
      for (const type of [2, 3, 5]) expect(ask(table.socket, family, type, 0)).toBe(failed(97));
    }
    for (const family of [1, 16, 17, 38, 40, 43]) expect(ask(table.socket, family, 1, 0)).toBe(failed(97));
    expect(ask(calls.socketpair, 1, 1 | nonBlocking, 0)).toBe(ALLOWED);
    for (const type of [2, 5]) expect(ask(calls.socketpair, 1, type, 0)).toBe(failed(1));
  });

  test("forbids opening a connection with its first data, and turning a socket into another kind", () => {
    const opens = 0x20000000 | 0x4000;
    for (const [call, at] of [
      [calls.sendto, 3],
      [calls.sendmsg, 2],
      [calls.sendmmsg, 3],
    ] as const) {
      const withFlags = (flags: number) => [0, 0, 0, 0].map((none, index) => (index === at ? flags : none));
      expect(ask(call, ...withFlags(opens))).toBe(failed(1));
      expect(ask(call, ...withFlags(0x4000))).toBe(ALLOWED);
    }
    expect(ask(calls.setsockopt, 3, 6, 31)).toBe(failed(1));
    expect(ask(calls.setsockopt, 3, 6, 1)).toBe(ALLOWED);
    expect(ask(calls.setsockopt, 3, 1, 31)).toBe(ALLOWED);
  });

  test("forbids new parents, hiding, leases, and changes to another process's limits or priority", () => {
    expect(ask(table.clone, 0x8000 | 17)).toBe(failed(1));
    expect(ask(table.clone, 17)).toBe(ALLOWED);
    expect([4, 36, 15].map((option) => ask(calls.prctl, option))).toEqual([failed(1), failed(1), ALLOWED]);
    expect([1024, 1026, 3].map((command) => ask(calls.fcntl, 0, command))).toEqual([
      failed(1),
      failed(1),
      ALLOWED,
    ]);
    expect([0, 4242].map((id) => ask(calls.prlimit, id))).toEqual([ALLOWED, failed(1)]);
    expect(ask(calls.setpriority, 0, 0)).toBe(ALLOWED);
    expect([ask(calls.setpriority, 0, 4242), ask(calls.setpriority, 2, 0)]).toEqual([failed(1), failed(1)]);
  });

  test("reports success for fchmod without doing it", () => {
    expect(ask(fchmod)).toBe(failed(0));
  });
});

test("x32 calls fail as if the kernel did not know them", () => {
  const table = SYSCALLS.x64;
  if (!table) throw new Error("The table of x64 is missing.");
  const call = { arch: table.auditArch, number: 0x40000000 | 101 };
  expect(answer(seccompProgram(table, "own namespaces"), call)).toBe(failed(38));
});

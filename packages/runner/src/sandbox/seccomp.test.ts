import { describe, expect, test } from "vitest";
import { seccompBytes, seccompProgram } from "./seccomp.ts";
import { SYSCALLS } from "./syscalls.ts";

const ALLOWED = 0x7fff0000;
const failed = (errno: number) => 0x00050000 | errno;

/** What the kernel would answer: classic BPF, as far as the filter uses it. */
function answer(
  program: ReturnType<typeof seccompProgram>,
  call: { arch: number; number: number; first?: number; third?: number },
): number {
  const seen = new Map([
    [0, call.number],
    [4, call.arch],
    [16, call.first ?? 0],
    [32, call.third ?? 0],
  ]);
  let held = 0;
  for (let at = 0; ; at += 1) {
    const instruction = program[at];
    if (!instruction) throw new Error("The program has no end.");
    const [code, whenTrue, whenFalse, operand] = instruction;
    if (code === 0x06) return operand;
    if (code === 0x20) held = seen.get(operand) ?? 0;
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
  const program = seccompProgram(table);
  const arch = table.auditArch;
  const ask = (number: number, first?: number) =>
    answer(program, { arch, number, ...(first === undefined ? {} : { first }) });

  const conditional = [table.clone, table.clone3, table.socket];

  test("allows what is on its list and refuses all else, whether old or newer than the list", () => {
    for (let number = 0; number < 600; number += 1) {
      if (conditional.includes(number)) continue;
      const isListed = table.allowed.some(([from, to]) => number >= from && number <= to);
      expect(ask(number)).toBe(isListed ? ALLOWED : failed(number < 424 ? 1 : 38));
    }
  });

  test("has no call on its list twice", () => {
    const starts = table.allowed.map(([from]) => from);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    for (const [index, [from, to]] of table.allowed.entries()) {
      expect(to).toBeGreaterThanOrEqual(from);
      expect(table.allowed[index + 1]?.[0] ?? 1_000).toBeGreaterThan(to);
    }
  });

  test("lets threads and processes start, but in no new namespace", () => {
    expect(ask(table.clone, 0x003d0f00)).toBe(ALLOWED);
    expect(ask(table.clone, 17)).toBe(ALLOWED);
    for (const flag of [0x00020000, 0x10000000, 0x20000000, 0x40000000])
      expect(ask(table.clone, flag | 17)).toBe(failed(1));
    expect(ask(table.clone3)).toBe(failed(38));
  });

  test("knows the usual sockets only", () => {
    for (const family of [1, 2, 10, 16]) expect(ask(table.socket, family)).toBe(ALLOWED);
    for (const protocol of [4, 9, 12]) {
      const call = { arch, number: table.socket, first: 16, third: protocol };
      expect(answer(program, call)).toBe(failed(97));
    }
    for (const family of [17, 38, 40]) expect(ask(table.socket, family)).toBe(failed(97));
  });

  test("ends a process that calls as another processor", () => {
    expect(answer(program, { arch: 0x40000003, number: 1 })).toBe(0x80000000);
  });

  test("is eight bytes an instruction, below the kernel's limit", () => {
    expect(seccompBytes(table)).toHaveLength(program.length * 8);
    expect(program.length).toBeLessThan(4_096);
  });
});

test("calls of x32 do not exist", () => {
  const table = SYSCALLS.x64;
  if (!table) throw new Error("The table of x64 is missing.");
  const call = { arch: table.auditArch, number: 0x40000000 | 101 };
  expect(answer(seccompProgram(table), call)).toBe(failed(38));
});

import { call, describe, expect, pick, randomInt, test } from "@aulo/runner/spec";

/** Calls fileName and names the call, so that a failure shows it. */
async function found(title, ending) {
  return { [`${JSON.stringify(title)} ${JSON.stringify(ending)}`]: await call("fileName", title, ending) };
}

const expected = (title, ending, name) => ({ [`${JSON.stringify(title)} ${JSON.stringify(ending)}`]: name });

async function check(cases) {
  for (const [title, ending, name] of cases)
    expect(await found(title, ending)).toEqual(expected(title, ending, name));
}

const word = (length) => Array.from({ length }, () => pick(["a", "b", "c", "k", "x", "y"])).join("");

describe("fileName", () => {
  test("writes the title in lower case", { checks: ["lower"] }, async () => {
    const name = word(randomInt(3, 8));
    await check([
      ["Sales", "csv", "sales.csv"],
      ["PLAN-B", "txt", "plan-b.txt"],
      ["invoice7", "pdf", "invoice7.pdf"],
      [name.toUpperCase(), "csv", `${name}.csv`],
    ]);
  });

  test("leaves out spaces at both ends", { checks: ["trim"] }, async () => {
    const name = word(randomInt(3, 8));
    await check([
      [` ${name}`, "csv", `${name}.csv`],
      [`${name}   `, "csv", `${name}.csv`],
      [`   ${name}  `, "csv", `${name}.csv`],
    ]);
  });

  test("turns every space into a dash", { checks: ["spaces"] }, async () => {
    const [a, b] = [word(2), word(2)];
    await check([
      [`${a} ${b}`, "csv", `${a}-${b}.csv`],
      [`${a} ${b} ${a}`, "csv", `${a}-${b}-${a}.csv`],
      [`${a}  ${b}`, "csv", `${a}--${b}.csv`],
      ["a b c d", "csv", "a-b-c-d.csv"],
    ]);
  });

  test("turns every slash into an underscore", { checks: ["slashes"] }, async () => {
    const [a, b] = [word(2), word(2)];
    await check([
      [`${a}/${b}`, "csv", `${a}_${b}.csv`],
      [`../${a}/${b}`, "csv", `.._${a}_${b}.csv`],
      ["//", "csv", "__.csv"],
      ["a / b", "csv", "a-_-b.csv"],
    ]);
  });

  test("cuts a title after 12 characters", { checks: ["short", "ending"] }, async () => {
    const twelve = word(12);
    await check([
      [twelve.slice(0, 11), "csv", `${twelve.slice(0, 11)}.csv`],
      [twelve, "csv", `${twelve}.csv`],
      [`${twelve}z`, "csv", `${twelve}.csv`],
      [`${twelve}${word(randomInt(2, 30))}`, "jpeg", `${twelve}.jpeg`],
      ["quarterly re port", "csv", "quarterly-re.csv"],
    ]);
  });

  test("cuts after the other steps", { checks: ["short"] }, async () => {
    const twelve = word(12);
    await check([
      ["quarterlies report", "csv", "quarterlies-.csv"],
      [`     ${twelve}z`, "csv", `${twelve}.csv`],
      [`   ${twelve.slice(0, 8)} bcd`, "csv", `${twelve.slice(0, 8)}-bcd.csv`],
    ]);
  });

  test.each([0, 1, 3, 20])("calls a title of %d spaces untitled", { checks: ["untitled"] }, async (count) => {
    await check([[" ".repeat(count), "csv", "untitled.csv"]]);
    await check([[" ".repeat(count), "txt", "untitled.txt"]]);
  });

  test("keeps titles that look empty", { checks: ["untitled"] }, async () => {
    await check([
      ["0", "csv", "0.csv"],
      ["-", "csv", "-.csv"],
      [" false ", "csv", "false.csv"],
    ]);
  });

  test("writes the ending in lower case", { checks: ["ending"] }, async () => {
    await check([
      ["plan", "CSV", "plan.csv"],
      ["plan", "Pdf", "plan.pdf"],
      ["plan", "m", "plan.m"],
    ]);
  });

  test.each([
    [".csv", "plan.csv"],
    ["csv", "plan.csv"],
    ["tar.gz", "plan.tar.gz"],
    [".TAR.GZ", "plan.tar.gz"],
  ])("writes one dot before the ending %j", { checks: ["one-dot"] }, async (ending, name) => {
    await check([
      ["plan", ending, name],
      ["Plan.v2", ending, name.replace("plan", "plan.v2")],
    ]);
  });
});

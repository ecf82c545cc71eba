import { call, expect, inside, test } from "@aulo/runner/spec";

const merge = (repository, into, from) => call("merge", repository, into, from);

const LINE = { c1: [], c2: ["c1"], c3: ["c2"], c4: ["c3"] };
const FORK = { c1: [], c2: ["c1"], b1: ["c2"], a9: ["b1"], d1: ["c2"], d2: ["d1"] };

test("does nothing when there is nothing new", { checks: ["up-to-date", "others"] }, async () => {
  const same = { commits: LINE, branches: { main: "c3", fix: "c3" } };
  const older = { commits: LINE, branches: { main: "c4", fix: "c2" } };
  const first = { commits: { c1: [] }, branches: { main: "c1", fix: "c1" } };
  for (const repository of [same, older, first]) {
    const found = await merge(repository, "main", "fix");
    expect(found).toEqual({ kind: "up-to-date", incoming: [], ...repository });
  }
});

test("moves the name when the branch has no commit of its own", {
  checks: ["fast-forward", "incoming", "others"],
}, async () => {
  const branches = { main: "c2", fix: "c4", old: "c1", other: "c2" };
  expect(await merge({ commits: LINE, branches }, "main", "fix")).toEqual({
    kind: "fast-forward",
    incoming: ["c3", "c4"],
    commits: LINE,
    branches: { ...branches, main: "c4" },
  });
});

test("makes a commit with two parents when both have commits of their own", {
  checks: ["merge", "others"],
}, async () => {
  const branches = { main: "d2", fix: "a9", old: "c2" };
  expect(await merge({ commits: FORK, branches }, "main", "fix")).toEqual({
    kind: "merge",
    incoming: ["a9", "b1"],
    commits: { ...FORK, merged: ["d2", "a9"] },
    branches: { ...branches, main: "merged" },
  });
});

test("takes the branches in the order of the call", { checks: ["merge", "fast-forward"] }, async () => {
  const fork = await merge({ commits: FORK, branches: { main: "d2", fix: "a9" } }, "fix", "main");
  const line = await merge({ commits: LINE, branches: { main: "c4", fix: "c1" } }, "fix", "main");
  expect({ fork: [fork.kind, fork.commits.merged, fork.branches], line: [line.kind, line.branches] }).toEqual(
    {
      fork: ["merge", ["a9", "d2"], { main: "d2", fix: "merged" }],
      line: ["fast-forward", { main: "c4", fix: "c4" }],
    },
  );
});

test("lists all commits that come in, in alphabetical order", { checks: ["incoming"] }, async () => {
  const commits = { m: [], z: ["m"], k: ["z"], a: ["k"], q: ["a"], x: ["z"] };
  const fork = await merge({ commits, branches: { main: "x", fix: "q" } }, "main", "fix");
  const line = await merge({ commits, branches: { main: "z", fix: "q" } }, "main", "fix");
  expect({ fork: fork.incoming, line: line.incoming }).toEqual({
    fork: ["a", "k", "q"],
    line: ["a", "k", "q"],
  });
});

test("finds commits behind a merge commit", {
  checks: ["incoming", "up-to-date", "fast-forward"],
}, async () => {
  const commits = {
    c1: [],
    a1: ["c1"],
    a2: ["a1"],
    b1: ["c1"],
    b2: ["b1"],
    m1: ["a2", "b2"],
    e1: ["m1"],
    f1: ["b2"],
  };
  const both = await merge({ commits, branches: { main: "c1", fix: "e1" } }, "main", "fix");
  const second = await merge({ commits, branches: { main: "b2", fix: "e1" } }, "main", "fix");
  const known = await merge({ commits, branches: { main: "e1", fix: "b1" } }, "main", "fix");
  const partly = await merge({ commits, branches: { main: "e1", fix: "f1" } }, "main", "fix");
  expect({
    both: [both.kind, both.incoming],
    second: [second.kind, second.incoming],
    known: [known.kind, known.incoming],
    partly: [partly.kind, partly.incoming],
  }).toEqual({
    both: ["fast-forward", ["a1", "a2", "b1", "b2", "e1", "m1"]],
    second: ["fast-forward", ["a1", "a2", "e1", "m1"]],
    known: ["up-to-date", []],
    partly: ["merge", ["f1"]],
  });
});

test("leaves the given objects as they were", { checks: ["unchanged"] }, async () => {
  const repositories = [
    { commits: FORK, branches: { main: "d2", fix: "a9" } },
    { commits: LINE, branches: { main: "c1", fix: "c4" } },
  ];
  const after = await inside(({ merge }, repositories) => {
    for (const repository of repositories) merge(repository, "main", "fix");
    return repositories;
  }, repositories);
  expect(after).toEqual(repositories);
});

import { call, describe, expect, inside, randomInt, test } from "@aulo/runner/spec";

/** Each call of settingsOf with the variables that it returns. */
async function expectSettings(cases) {
  for (const [env, files, settings] of cases)
    expect({ env, files, settings: { ...(await call("settingsOf", env, files)) } }).toEqual({
      env,
      files,
      settings,
    });
}

describe("settingsOf", () => {
  test("returns all variables of the environment and the files", {
    checks: ["all", "handed-in"],
  }, async () => {
    const port = String(randomInt(4000, 4999));
    await expectSettings([
      [{}, [], {}],
      [{ PORT: port }, [], { PORT: port }],
      [{}, [`PORT=${port}\nMAIL_FROM=shop@local.example`], { PORT: port, MAIL_FROM: "shop@local.example" }],
      [{ A: "1" }, [`B=${port}`, "C=3\nD="], { A: "1", B: port, C: "3", D: "" }],
    ]);
  });

  test("lets a variable that is set win over the files", { checks: ["set-wins"] }, async () => {
    const port = String(randomInt(4000, 4999));
    await expectSettings([
      [{ PORT: port }, ["PORT=3000"], { PORT: port }],
      [{ PORT: port, LEVEL: "0" }, ["LEVEL=2\nPORT=3000", "PORT=3001"], { PORT: port, LEVEL: "0" }],
    ]);
  });

  test("lets an empty variable win over the files", { checks: ["empty-wins"] }, () =>
    expectSettings([
      [{ LEVEL: "" }, ["LEVEL=debug"], { LEVEL: "" }],
      [{ LEVEL: "" }, ["LEVEL=debug", "PORT=3000\nLEVEL=info"], { LEVEL: "", PORT: "3000" }],
    ]),
  );

  test("lets the later file win", { checks: ["later-wins"] }, () =>
    expectSettings([
      [{}, ["PORT=3000\nA=1", "PORT=4000"], { PORT: "4000", A: "1" }],
      [{}, ["PORT=3000", "PORT=4000\nB=2", "PORT=5000"], { PORT: "5000", B: "2" }],
    ]),
  );

  test("lets an empty value of a later file win", { checks: ["later-empty"] }, () =>
    expectSettings([[{}, ["LEVEL=debug\nPORT=3000", "LEVEL="], { LEVEL: "", PORT: "3000" }]]),
  );

  test("drops spaces around names and values", { checks: ["spaces"] }, () =>
    expectSettings([[{}, ["PORT = 3000\n  LEVEL=  debug  \n"], { PORT: "3000", LEVEL: "debug" }]]),
  );

  test("drops comments", { checks: ["comments"] }, () =>
    expectSettings([
      [{}, ["# PORT=1\nPORT=3000 # for the laptop\n\n#LEVEL=debug\n"], { PORT: "3000" }],
      [{}, ["MAIL_KEY=abc#def"], { MAIL_KEY: "abc" }],
    ]),
  );

  test("drops quotes, and keeps everything between them", { checks: ["quotes"] }, () =>
    expectSettings([
      [{}, ["A=\"blue#sky\"\nB='two words'"], { A: "blue#sky", B: "two words" }],
      [{}, ['C="  wide  " # a comment\nD=\'\'\nE="it\'s"'], { C: "  wide  ", D: "", E: "it's" }],
    ]),
  );

  test("ends the name at the first equals sign", { checks: ["first-equals"] }, () =>
    expectSettings([
      [
        {},
        ["DATABASE_URL=postgres://localhost/shop?ssl=off&pool=2\nHASH=YWJj=="],
        { DATABASE_URL: "postgres://localhost/shop?ssl=off&pool=2", HASH: "YWJj==" },
      ],
    ]),
  );

  test("changes neither env nor process.env", { checks: ["unchanged"] }, async () => {
    const found = await inside(({ settingsOf }) => {
      const env = { PORT: "8080" };
      const before = { ...process.env };
      settingsOf(env, ["PORT=3000\nAULO_LEVEL=debug", "AULO_MAIL=off"]);
      const names = new Set([...Object.keys(before), ...Object.keys(process.env)]);
      const changed = [...names].filter((name) => before[name] !== process.env[name]);
      return { env, "changed in process.env": changed };
    });
    expect(found).toEqual({ env: { PORT: "8080" }, "changed in process.env": [] });
  });

  test("takes only the environment that is handed in", { checks: ["handed-in"] }, async () => {
    const found = await inside(({ settingsOf }) => {
      process.env.LEVEL = "loud";
      process.env.AULO_MARK = "1";
      try {
        return { ...settingsOf({ PORT: "8080" }, ["LEVEL=debug"]) };
      } finally {
        delete process.env.LEVEL;
        delete process.env.AULO_MARK;
      }
    });
    expect({ "with LEVEL=loud in process.env": found }).toEqual({
      "with LEVEL=loud in process.env": { PORT: "8080", LEVEL: "debug" },
    });
  });
});

/** Each call of reviewOf with one list of its result, sorted, or with all three. */
async function expectReview(which, cases) {
  for (const [example, local, expected] of cases) {
    const review = await call("reviewOf", example, local);
    const found = Array.isArray(review?.[which]) ? [...review[which]].sort() : review?.[which];
    expect({ example, local, [which]: found }).toEqual({ example, local, [which]: expected });
  }
}

describe("reviewOf", () => {
  test("names the variables that are missing", { checks: ["missing"] }, () =>
    expectReview("missing", [
      ["PORT=3000\nMAIL_KEY=x\nLEVEL=info", "PORT=4000", ["LEVEL", "MAIL_KEY"]],
      ["PORT=3000", "PORT=3000", []],
      ["PORT=3000\nEMPTY=", "", ["EMPTY", "PORT"]],
      ["PORT=3000", "# PORT=3000\nXPORT=1", ["PORT"]],
    ]),
  );

  test("takes an empty variable for one that is there", { checks: ["empty-is-there"] }, () =>
    expectReview("missing", [["PORT=3000\nMAIL_KEY=x", "PORT=\nMAIL_KEY=", []]]),
  );

  test("names the variables that the example does not have", { checks: ["undocumented"] }, () =>
    expectReview("undocumented", [
      ["PORT=3000", "PORT=3000\nDEBUG=1\nA_TOKEN=t1", ["A_TOKEN", "DEBUG"]],
      ["PORT=", "PORT=3000\nQUIET=", ["QUIET"]],
      ["# DEBUG=1", "DEBUG=1", ["DEBUG"]],
      ["PORT=3000\nDEBUG=0", "DEBUG=1", []],
    ]),
  );

  test("names the secrets that stand in the example", { checks: ["exposed"] }, () => {
    const value = `s-${randomInt(1000, 9999)}`;
    return expectReview("exposed", [
      [`PORT=3000\nMAIL_KEY=${value}`, `MAIL_KEY=${value}\nPORT=4000`, ["MAIL_KEY"]],
      [`MAIL_KEY="${value}" # ask Ines`, `MAIL_KEY=${value}`, ["MAIL_KEY"]],
      [`MAIL_KEY=your-key`, `MAIL_KEY=${value}`, []],
      [`A_KEY=${value}\nB_KEY=${value}2`, `A_KEY=${value}2\nB_KEY=${value}`, []],
    ]);
  });

  test("knows a secret by its name", { checks: ["secret-names"] }, () => {
    const same =
      "KEY=a\nKEY_OF_MAIL=b\nSESSION_SECRET=c\nSECRETS=d\nBOT_TOKEN=e\nTOKEN=f\nDB_PASSWORD=g\nPASSWORD_2=h";
    const names = [
      "BOT_TOKEN",
      "DB_PASSWORD",
      "KEY",
      "KEY_OF_MAIL",
      "PASSWORD_2",
      "SECRETS",
      "SESSION_SECRET",
      "TOKEN",
    ];
    return expectReview("exposed", [[same, same, names]]);
  });

  test("lets other variables have the same value", { checks: ["harmless"] }, () => {
    const same = "PORT=3000\nLEVEL=info\nMAIL_FROM=shop@local.example\nPASS=1";
    return expectReview("exposed", [[same, same, []]]);
  });

  test("takes an empty value for no secret", { checks: ["empty-secret"] }, () =>
    expectReview("exposed", [
      ["MAIL_KEY=\nB_TOKEN=''", 'MAIL_KEY=\nB_TOKEN=""', []],
      ["MAIL_KEY=\nB_TOKEN=t1", "B_TOKEN=t1", ["B_TOKEN"]],
    ]),
  );

  test("returns lists of names and nothing else", { checks: ["names-only"] }, async () => {
    const example = "PORT=3000\nMAIL_KEY=k-77\nLEVEL=info";
    const local = "MAIL_KEY=k-77\nDEBUG=1\nPORT=3000";
    const review = await call("reviewOf", example, local);
    expect({ example, local, review }).toEqual({
      example,
      local,
      review: { missing: ["LEVEL"], undocumented: ["DEBUG"], exposed: ["MAIL_KEY"] },
    });
  });
});

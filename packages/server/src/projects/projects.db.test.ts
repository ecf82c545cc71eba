import fs from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import git from "isomorphic-git";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { rightAnswer } from "../testing/answers.ts";
import type { Client } from "../testing/client.ts";
import { onEachDatabase } from "../testing/databases.ts";
import { smallProject } from "../testing/small-project.ts";
import { writeSmallTrack } from "../testing/small-track.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";

onEachDatabase("Projects", (open) => {
  let server: TestServer;
  /** Folder for all temporary folders of these tests. */
  let tmp: string;

  beforeAll(async () => {
    tmp = await mkdtemp(join(tmpdir(), "aulo-test-"));
    vi.stubEnv("TMPDIR", tmp);
    const trackDir = await writeSmallTrack({
      ...smallProject(),
      "projects/shop/story.md": "We <sell> [values](concept:values) & things.\n",
    });
    server = await startTestServer(await open(), { trackDir });
  });
  afterAll(async () => {
    await server.stop();
    await rm(tmp, { recursive: true });
    vi.unstubAllEnvs();
  });

  const begin = async () => {
    const learner = await server.begin();
    await learner.call("createGoal", { body: { text: "everything" } });
    return learner;
  };

  const show = async (learner: Client, concept: string) => {
    await learner.call("finishLesson", { params: { conceptId: concept } });
    let check = await learner.call("openCheck", { body: { purpose: "step", concept } });
    while (check.item !== null) {
      const params = { checkId: check.id };
      const { kind, id } = check.item;
      if (kind === "exercise") await run(learner, check.id, id, { [check.item.entry]: "* 2" });
      else await learner.call("answer", { params, body: { item: id, answer: rightAnswer(check.item) } });
      check = await learner.call("getCheck", { params });
    }
  };

  const run = async (learner: Client, check: string, item: string, files: Record<string, string>) => {
    const { id } = await learner.call("startRun", { body: { kind: "exercise", check, item, files } });
    await learner.follow(id);
  };

  const build = (learner: Client, concept: string) =>
    learner.call("openCheck", { body: { purpose: "build", concept } });

  /** A learner who passed both milestones, the second with a hint. */
  const beginBuilt = async () => {
    const learner = await begin();
    await show(learner, "values");
    const first = await build(learner, "values");
    const files = { "shop.js": "export const price = 3 * 2;", "lib/tax.js": "export const tax = 1;" };
    await run(learner, first.id, "shop/prices", files);
    await show(learner, "functions");
    const second = await build(learner, "functions");
    await learner.call("askHint", { params: { checkId: second.id } });
    await run(learner, second.id, "shop/orders", {
      "shop.js": "export const price = 4 * 2;",
      "README.md": "Ours\n",
    });
    return learner;
  };

  const download = (learner: Client, project: string) =>
    fetch(`${server.base}/api/projects/${project}/archive`, {
      headers: { authorization: `Bearer ${learner.token}` },
    });

  /** The files of the archive's zip as texts, and its repository unpacked into a folder. */
  const unpack = async (response: Response) => {
    const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
    const dir = await mkdtemp(join(tmpdir(), "aulo-unpacked-"));
    for (const [path, bytes] of Object.entries(files)) {
      await mkdir(dirname(join(dir, path)), { recursive: true });
      await writeFile(join(dir, path), bytes);
    }
    return {
      names: Object.keys(files),
      page: strFromU8(files["shop/index.html"] ?? new Uint8Array()),
      dir: join(dir, "shop", "code"),
    };
  };

  test("a learner without code has projects with nothing passed, and no archive", async () => {
    const learner = await begin();
    const { projects } = await learner.call("listProjects");
    expect(projects).toMatchObject([
      {
        id: "shop",
        ends: ["All of it"],
        hasCode: false,
        milestones: [
          { id: "shop/prices", passed: null },
          { id: "shop/orders", passed: null },
        ],
      },
    ]);
    const refusal = await learner.refusal("GET", "/api/projects/shop/archive");
    expect(refusal).toMatchObject({
      type: "/problems/not-found",
      detail: expect.stringContaining("no code of “A shop”"),
    });
    expect((await learner.refusal("GET", "/api/projects/unknown/archive")).type).toBe("/problems/not-found");
  });

  test("passed milestones are listed with the hints taken", async () => {
    const learner = await beginBuilt();
    const [shop] = (await learner.call("listProjects")).projects;
    expect(shop).toMatchObject({
      hasCode: true,
      milestones: [
        { passed: { hints: 0, hintsOf: 2, gaveUp: 0 } },
        { passed: { hints: 1, hintsOf: 2, gaveUp: 0 } },
      ],
    });
  });

  test("the archive is a repository with a clean history of one commit for each milestone", async () => {
    const { dir } = await unpack(await download(await beginBuilt(), "shop"));
    const log = await git.log({ fs, dir });
    expect(log.map(({ commit }) => commit.message)).toEqual([
      "About shop/orders\n\nMilestone 2 of 2, passed with 1 of 2 hints.\n",
      "About shop/prices\n\nMilestone 1 of 2, passed without hints.\n",
      "Begin with the first files of the project\n",
    ]);
    // Head, folder and index of each path: 1 means unchanged.
    expect(await git.statusMatrix({ fs, dir })).toEqual([
      ["README.md", 1, 1, 1],
      ["shop.js", 1, 1, 1],
    ]);
    expect(fs.readFileSync(join(dir, "shop.js"), "utf8")).toBe("export const price = 4 * 2;");
  });

  test("the page to show names the milestones, the concepts and the help, and no link that leads nowhere", async () => {
    const { page } = await unpack(await download(await beginBuilt(), "shop"));
    expect(page).toContain("All 2 milestones passed.");
    expect(page).toMatch(
      /About shop\/prices[\s\S]*without hints\. Begun with: the first files of the project\./,
    );
    expect(page).toMatch(/About shop\/orders[\s\S]*with 1 of 2 hints\.<\/p>/);
    expect(page).toContain("We &lt;sell&gt; values &amp; things.");
    expect(page).not.toContain("SECRET");
  });

  test("a milestone that is not passed is in the history as that, and a folder .git of the learner is left out", async () => {
    const learner = await begin();
    await learner.call("saveDraft", {
      params: { concept: "shop", exercise: "orders" },
      body: {
        files: { "shop.js": "half", ".git/config": "[core]", "lib/.GIT/hooks/post-checkout": "echo" },
        revision: 0,
      },
    });
    const { dir, page } = await unpack(await download(learner, "shop"));
    const log = await git.log({ fs, dir });
    expect(log.map(({ commit }) => commit.message)).toEqual([
      "About shop/orders\n\nMilestone 2 of 2, not passed yet.\n",
      "Begin with the code of a colleague\n",
    ]);
    expect(await git.statusMatrix({ fs, dir })).toEqual([["shop.js", 1, 1, 1]]);
    expect(fs.readFileSync(join(dir, ".git", "config"), "utf8")).toContain("repositoryformatversion");
    expect(page).toContain("0 of 2 milestones passed.");
  });

  test("nobody else gets the code, and nothing is left on the disk", async () => {
    const learner = await beginBuilt();
    const stranger = await begin();
    expect((await download(stranger, "shop")).status).toBe(404);
    const response = await fetch(`${server.base}/api/projects/shop/archive`);
    expect(response.status).toBe(401);
    const own = await download(learner, "shop");
    expect(own.headers.get("content-disposition")).toBe("attachment; filename=shop.zip");
    expect(own.headers.get("cache-control")).toBe("no-store");
    expect(fs.readdirSync(tmp).filter((name) => name.startsWith("aulo-project-"))).toEqual([]);
  });
});

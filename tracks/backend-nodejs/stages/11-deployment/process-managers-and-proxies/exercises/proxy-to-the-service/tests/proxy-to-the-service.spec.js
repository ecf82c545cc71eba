import { describe, expect, nginx, test } from "@aulo/runner/spec";

const HOST = "notes.example.com";

const secure = async (path) => (await nginx()).route(HOST, path, { port: 443 });

async function targets(path) {
  const [target = ""] = (await secure(path)).args("proxy_pass") ?? [];
  const name = /^http:\/\/([^/]+)\/?$/.exec(target)?.[1] ?? target;
  const servers = (await nginx()).upstream(name).map(([address]) => address);
  return servers.length > 0 ? servers : [name];
}

async function header(name) {
  const set = (await secure("/notes")).all("proxy_set_header");
  return set.find(([given]) => given.toLowerCase() === name)?.[1] ?? null;
}

test("https for notes.example.com goes to the service on port 3000", async () => {
  const [address] = await targets("/notes/7");
  expect(["127.0.0.1:3000", "localhost:3000"]).toContain(address);
});

describe("the service is told who asked", () => {
  test("the host", async () => {
    expect(["$host", "$http_host", HOST]).toContain(await header("host"));
  });
  test("the address of the client", async () => {
    expect(["$proxy_add_x_forwarded_for"]).toContain(await header("x-forwarded-for"));
  });
  test("that it came by https", async () => {
    expect(["$scheme", "https"]).toContain(await header("x-forwarded-proto"));
  });
});

test("plain http is sent to https for good", { concept: "deploy-a-service" }, async () => {
  const [status, address = ""] = (await nginx()).route(HOST, "/notes", { port: 80 }).args("return") ?? [];
  expect(status).toBe("301");
  expect([
    `https://${HOST}$request_uri`,
    "https://$host$request_uri",
    "https://$server_name$request_uri",
  ]).toContain(address);
});

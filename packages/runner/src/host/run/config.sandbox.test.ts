import { describe, expect, test } from "vitest";
import { firstFailure, spec, testRunner } from "../../testing/runner.ts";

const { run } = await testRunner();

function judge(entry: string, text: string, body: string) {
  return run({
    kind: "config",
    entry,
    files: { [entry]: text },
    spec: spec(`test("holds", async () => {${body}});`),
  });
}

describe("configuration files are read by their structure", () => {
  test("nginx: the server and location of a request, and the directives that apply there", async () => {
    const text = `
      upstream app { server 127.0.0.1:3000; server 127.0.0.1:3001 backup; } # two
      server { listen 80 default_server; return 301 https://$host$request_uri; }
      server {
        listen 443 ssl; server_name example.com *.example.com;
        client_max_body_size 1m; add_header X-A "one; two";
        location / { proxy_pass http://app; proxy_set_header Host $host; proxy_set_header X-Real-IP $remote_addr; }
        location /static/ { root /srv; client_max_body_size 8m; }
        location ~* \\.(png|jpg)$ { expires 1h; }
        location = /health { access_log off; return 200 'ok'; }
      }`;
    const body = `
      const file = await nginx();
      expect(file.upstream("app")).toEqual([["127.0.0.1:3000"], ["127.0.0.1:3001", "backup"]]);
      expect(file.route("other.net", "/").args("return")).toEqual(["301", "https://$host$request_uri"]);
      const at = (path) => file.route("www.example.com", path, { port: 443 });
      expect(at("/x").args("proxy_pass")).toEqual(["http://app"]);
      expect(at("/x").all("proxy_set_header")).toEqual([["Host", "$host"], ["X-Real-IP", "$remote_addr"]]);
      expect(at("/x").args("client_max_body_size")).toEqual(["1m"]);
      expect(at("/x").args("add_header")).toEqual(["X-A", "one; two"]);
      expect(at("/static/a.css").args("client_max_body_size")).toEqual(["8m"]);
      expect(at("/static/a.css").args("proxy_pass")).toBeNull();
      expect(at("/static/a.PNG").args("expires")).toEqual(["1h"]);
      expect(at("/health").args("return")).toEqual(["200", "ok"]);
      expect(() => file.route("x", "/", { port: 81 })).toThrow(/port 81/);`;
    expect(await judge("nginx.conf", text, body)).toMatchObject({ kind: "passed" });
  });

  test("a unit of systemd: values in force, lists, and the environment", async () => {
    const text = `# a shop
[Unit]
After=network.target
After=postgresql.service
[Service]
Environment=PORT=3000 "NAME=two words"
Environment='A=1'
ExecStart=/usr/bin/node \\
  # in between
  src/server.js
Restart=no
Restart=on-failure
EnvironmentFile=/etc/old.env
EnvironmentFile=
EnvironmentFile=-/etc/shop.env
`;
    const body = `
      const file = await unit("shop.service");
      expect(file.all("Unit", "After")).toEqual(["network.target", "postgresql.service"]);
      expect(file.environment).toEqual({ PORT: "3000", NAME: "two words", A: "1" });
      expect(file.value("Service", "ExecStart")).toBe("/usr/bin/node src/server.js");
      expect(file.value("Service", "Restart")).toBe("on-failure");
      expect(file.all("Service", "EnvironmentFile")).toEqual(["-/etc/shop.env"]);
      expect(file.value("Install", "WantedBy")).toBeNull();`;
    expect(await judge("shop.service", text, body)).toMatchObject({ kind: "passed" });
    const broken = await judge("shop.service", "[Service]\nRestart always\n", "");
    expect(broken).toMatchObject({ kind: "error", spot: { file: "shop.service", line: 2 } });
  });

  test("a Dockerfile: its stages, forms and flags, and the values that the last stage inherits", async () => {
    const text = `# syntax=docker/dockerfile:1
ARG NODE=24
FROM node:24-slim AS base
WORKDIR /app
USER node
FROM base AS build
COPY package*.json ./
RUN npm ci \\
  # a comment between
  && npm run build
FROM base
COPY --from=build --chown=node:node /app/dist ./dist
CMD ["node", "dist/server.js"]
`;
    const body = `
      const { stages, final } = await dockerfile();
      expect(stages.map(({ name, from }) => [name, from])).toEqual([["base", "node:24-slim"], ["build", "base"], [null, "base"]]);
      expect(stages[1].all("RUN")[0].text).toMatch(/^npm ci .*&& npm run build$/);
      expect(final.last("USER").text).toBe("node");
      expect(final.last("CMD").list).toEqual(["node", "dist/server.js"]);
      expect(final.all("COPY")[0].flags).toEqual({ from: "build", chown: "node:node" });
      expect(final.last("HEALTHCHECK")).toBeNull();`;
    expect(await judge("Dockerfile", text, body)).toMatchObject({ kind: "passed" });
  });

  test("compose and workflows: short and long forms give the same result", async () => {
    const text = `
services:
  api:
    ports: ["127.0.0.1:8080:3000", { target: 9000, published: "9000" }]
    environment: [A=1, B]
    depends_on: { db: { condition: service_healthy } }
    volumes: ["./src:/app:ro"]
  db: { image: "postgres:17", environment: { POSTGRES_PASSWORD: 5 }, depends_on: [cache] }
`;
    const body = `
      const { api, db } = (await compose()).services;
      expect(api.ports).toEqual([{ published: "8080", target: "3000", host: "127.0.0.1" }, { published: "9000", target: "9000", host: null }]);
      expect(api.environment).toEqual({ A: "1", B: null });
      expect(api.dependsOn).toEqual({ db: "service_healthy" });
      expect(api.volumes).toEqual([{ source: "./src", target: "/app", readOnly: true }]);
      expect([db.image, db.environment, db.dependsOn]).toEqual(["postgres:17", { POSTGRES_PASSWORD: "5" }, { cache: "service_started" }]);`;
    expect(await judge("compose.yaml", text, body)).toMatchObject({ kind: "passed" });
    const actions =
      "on: [push, pull_request]\njobs:\n  test: { steps: [{ run: npm test }] }\n  deploy: { needs: test, steps: [] }\n";
    const checks = `
      const { on, jobs } = await workflow();
      expect(Object.keys(on)).toEqual(["push", "pull_request"]);
      expect([jobs.test.steps, jobs.deploy.needs]).toEqual([[{ run: "npm test" }], ["test"]]);`;
    expect(await judge("ci.yml", actions, checks)).toMatchObject({ kind: "passed" });
  });

  test("an ecosystem file is evaluated, and its output is not taken for its exports", async () => {
    const text = `console.log('{"apps":[]}'); module.exports = { apps: [{ name: "api", instances: 1 + 1 }] };`;
    const body = `expect(await ecosystem()).toEqual([{ name: "api", instances: 2 }]);`;
    expect(await judge("ecosystem.config.cjs", text, body)).toMatchObject({ kind: "passed" });
    const broken = await judge("ecosystem.config.cjs", "module.exports = apps;", body);
    expect(firstFailure(broken)).toContain(
      "ecosystem.config.cjs cannot be loaded: ReferenceError: apps is not defined",
    );
  });
});

test("a configuration file that cannot be read is an error at its line", async () => {
  const cases = [
    ["nginx.conf", "server {\n  listen 80\n}\n", 2],
    ["nginx.conf", "server {\n  listen 80;\n", 1],
    ["Dockerfile", "FROM node:24\nRUNN npm ci\n", 2],
    ["Dockerfile", "RUN npm ci\n", 1],
    ["compose.yaml", "services:\n  a: 1\n  a: 2\n", 3],
  ] as const;
  for (const [file, text, line] of cases) {
    expect(await judge(file, text, "")).toMatchObject({ kind: "error", spot: { file, line } });
  }
});

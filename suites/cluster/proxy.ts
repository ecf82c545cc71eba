import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Place } from "./network.ts";

export type Proxy = { base: string; remove: () => Promise<void> };

/** Whether nginx is installed. */
export function hasProxy(): boolean {
  return spawnSync("nginx", ["-v"]).status === 0;
}

/** Starts nginx before the web nodes: it leaves a node out that fails, and does not hold back events. */
export async function startProxy(
  { address, through }: Place,
  port: number,
  nodes: readonly string[],
): Promise<Proxy> {
  const folder = mkdtempSync(join(tmpdir(), "aulo-proxy-"));
  const config = join(folder, "nginx.conf");
  writeFileSync(config, toConfig(folder, `${address}:${port}`, nodes));
  const [command = "", ...words] = [...through, "nginx", "-c", config, "-p", folder, "-g", "daemon off;"];
  const child = spawn(command, words, { stdio: "ignore" });
  return {
    base: `http://${address}:${port}`,
    remove: async () => {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function toConfig(folder: string, address: string, nodes: readonly string[]): string {
  const user = process.getuid?.() === 0 ? "user root;\n" : "";
  const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `  ${name}_temp_path ${join(folder, name)};`,
  );
  return `${user}worker_processes 1;
pid ${join(folder, "nginx.pid")};
error_log ${join(folder, "error.log")};
events { worker_connections 1024; }
http {
  access_log off;
${paths.join("\n")}
  upstream web {
${nodes.map((node) => `    server ${node} max_fails=1 fail_timeout=2s;`).join("\n")}
  }
  server {
    listen ${address};
    client_max_body_size 40m;
    location / {
      proxy_pass http://web;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_buffering off;
      proxy_connect_timeout 1s;
      proxy_read_timeout 40s;
    }
  }
}
`;
}

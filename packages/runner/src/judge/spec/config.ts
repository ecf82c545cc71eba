import { z } from "zod";
import type { ConfigFormat } from "../../wire/operation.ts";
import { ask } from "../session.ts";
import { type Dockerfile, DockerInstruction, toDockerfile } from "./dockerfile.ts";
import { type Nginx, NginxDirective, toNginx } from "./nginx.ts";
import { toUnit, type Unit, UnitSetting } from "./unit.ts";

export type { Unit };

/** config, project: an nginx file, by default the entry. @throws SyntaxError with its line */
export async function nginx(file?: string): Promise<Nginx> {
  return toNginx(z.array(NginxDirective).parse(await read("nginx", file)));
}

/** config, project: a Dockerfile. @throws SyntaxError with its line */
export async function dockerfile(file?: string): Promise<Dockerfile> {
  return toDockerfile(z.array(DockerInstruction).parse(await read("dockerfile", file)));
}

/** config, project: any YAML or JSON file as plain data. @throws SyntaxError with its line */
export function yamlFile(file?: string): Promise<unknown> {
  return read("yaml", file);
}

/** config, project: a compose file, each service's short forms written out (see docs/spec.md). @throws SyntaxError with its line */
export async function compose(file?: string): Promise<Compose> {
  const { services = {}, ...rest } = Section.parse(await read("yaml", file));
  const named = Object.entries(Section.parse(services));
  return {
    ...rest,
    services: Object.fromEntries(named.map(([name, service]) => [name, toService(service)])),
  };
}

/** config, project: a GitHub Actions workflow, with `on` and `needs` written out. @throws SyntaxError with its line */
export async function workflow(file?: string): Promise<Workflow> {
  const { on, jobs = {}, ...rest } = Section.parse(await read("yaml", file));
  const named = Object.entries(Section.parse(jobs));
  return { ...rest, on: toMap(on), jobs: Object.fromEntries(named.map(([name, job]) => [name, toJob(job)])) };
}

/** config, project: the apps of a PM2 ecosystem file. @throws Error when it cannot be loaded */
export async function ecosystem(file?: string): Promise<Section[]> {
  const exported = await read("ecosystem", file);
  const { apps = exported } = Array.isArray(exported) ? { apps: exported } : Section.parse(exported);
  return z.array(Section).parse([apps].flat());
}

/** config, project: a unit of systemd. @throws SyntaxError with its line */
export async function unit(file?: string): Promise<Unit> {
  return toUnit(z.array(UnitSetting).parse(await read("unit", file)));
}

const Section = z.record(z.string(), z.unknown());
type Section = z.infer<typeof Section>;

export type ComposeService = Section & {
  /** `"8080:80"` as `{ published: "8080", target: "80", host: null }`. */
  ports: { published: string | null; target: string; host: string | null }[];
  /** Values as strings. Null for a variable that is only passed on. */
  environment: Record<string, string | null>;
  /** The condition of each service that it depends on. */
  dependsOn: Record<string, string>;
  /** `"data:/var/lib"` as `{ source: "data", target: "/var/lib", readOnly: false }`. */
  volumes: { source: string | null; target: string; readOnly: boolean }[];
};
export type Compose = Section & { services: Record<string, ComposeService> };

export type WorkflowJob = Section & { needs: string[]; steps: Section[] };
export type Workflow = Section & { on: Section; jobs: Record<string, WorkflowJob> };

function read(format: ConfigFormat, file?: string): Promise<unknown> {
  return ask({ op: "read-config", format, file: file ?? null });
}

function toService(given: unknown): ComposeService {
  const service = Section.parse(given ?? {});
  return {
    ...service,
    ports: list(service.ports).map(toPort),
    environment: toVariables(service.environment),
    dependsOn: Object.fromEntries(
      Object.entries(toMap(service.depends_on)).map(([name, how]) => [
        name,
        text(Section.safeParse(how).data?.condition ?? "service_started"),
      ]),
    ),
    volumes: list(service.volumes).map(toVolume),
  };
}

function list(given: unknown): unknown[] {
  return given === undefined || given === null ? [] : [given].flat();
}

function toPort(given: unknown): ComposeService["ports"][number] {
  if (typeof given === "object" && given !== null) {
    const { published, target, host_ip: host } = Section.parse(given);
    return { published: optional(published), target: text(target), host: optional(host) };
  }
  const parts = text(given).split("/")[0]?.split(":") ?? [];
  const [target = "", published = null, ...host] = parts.reverse();
  return { published, target, host: host.length > 0 ? host.reverse().join(":") : null };
}

function optional(given: unknown): string | null {
  return given === undefined || given === null ? null : text(given);
}

function text(given: unknown): string {
  return `${given}`;
}

function toVariables(given: unknown): Record<string, string | null> {
  if (!Array.isArray(given)) {
    const entries = Object.entries(Section.parse(given ?? {}));
    return Object.fromEntries(entries.map(([name, value]) => [name, optional(value)]));
  }
  const pairs = given.map((line) => text(line).split("="));
  return Object.fromEntries(
    pairs.map(([name = "", ...value]) => [name, value.length > 0 ? value.join("=") : null]),
  );
}

/** Map with the value null for a string or for each string of a list. A map stays as it is. */
function toMap(given: unknown): Section {
  if (typeof given === "object" && given !== null && !Array.isArray(given)) return Section.parse(given);
  return Object.fromEntries(list(given).map((name) => [text(name), null]));
}

function toVolume(given: unknown): ComposeService["volumes"][number] {
  if (typeof given === "object" && given !== null) {
    const { source, target, read_only: readOnly } = Section.parse(given);
    return { source: optional(source), target: text(target), readOnly: readOnly === true };
  }
  const [first = "", second, mode = ""] = text(given).split(":");
  return {
    source: second === undefined ? null : first,
    target: second ?? first,
    readOnly: mode.includes("ro"),
  };
}

function toJob(given: unknown): WorkflowJob {
  const job = Section.parse(given ?? {});
  return { ...job, needs: list(job.needs).map(text), steps: z.array(Section).parse(list(job.steps)) };
}
